// Making a meeting.
import { NewMeetingScreen } from '../../features/scheduling/new-meeting-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'

/** `/meetings/new` */
export function NewMeetingPage() {
  return <NewMeetingScreen person={usePerson()} />
}
