// The first page: today's meetings, or for those who have none to read the first place they may go to.
import { Navigate } from 'react-router'
import { TodayScreen } from '../../features/today/today-screen.tsx'
import { placesOf } from '../office/places.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/` */
export function TodayPage() {
  const person = usePerson()
  const [first] = placesOf(person)
  if (!first) return <NotForYou />
  return first.id === 'today' ? <TodayScreen person={person} /> : <Navigate to={first.path} replace />
}
