// The register of all meetings.
import { may } from '#domain/permission.ts'
import { RegisterScreen } from '../../features/uptake/register-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/uptake/register` */
export function UptakeRegisterPage() {
  const person = usePerson()
  return may(person.grants, 'uptake.read') ? <RegisterScreen person={person} /> : <NotForYou />
}
