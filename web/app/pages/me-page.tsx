// One's own account.
import { MeScreen } from '../../features/access/me-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'

/** `/me` */
export function MePage() {
  return <MeScreen person={usePerson()} />
}
