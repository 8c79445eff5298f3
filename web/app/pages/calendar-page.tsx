// The calendar.
import { CalendarScreen } from '../../features/calendar/calendar-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'

/** `/calendar` */
export function CalendarPage() {
  return <CalendarScreen person={usePerson()} />
}
