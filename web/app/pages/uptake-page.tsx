// How far the province is toward its share of meetings by video.
import { may } from '#domain/permission.ts'
import { DashboardScreen } from '../../features/uptake/dashboard-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/uptake` */
export function UptakePage() {
  const person = usePerson()
  return may(person.grants, 'uptake.read') ? <DashboardScreen person={person} /> : <NotForYou />
}
