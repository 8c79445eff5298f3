// The accounts, for those who administer some.
import { may } from '#domain/permission.ts'
import { AccountsScreen } from '../../features/accounts/accounts-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/accounts` */
export function AccountsPage() {
  const person = usePerson()
  return may(person.grants, 'account.manage') ? <AccountsScreen person={person} /> : <NotForYou />
}
