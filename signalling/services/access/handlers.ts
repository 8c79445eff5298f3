// The handlers of every request of access.
import { endOwnLogin, listLogins, signOut, signOutEverywhere } from './session.ts'
import { forgotPassword, makeFirstAdministrator, readLink, setPassword } from './links.ts'
import { beginFactor, changePassword, changeProfile, confirmFactor, readAccess, removeFactor } from './own-account.ts'
import type { AccessParts } from './parts.ts'
import { signIn, signInWithCode } from './sign-in.ts'
import type { OfficeCaller } from '../caller.ts'
import type { Handlers } from '../../protocol/contract.ts'
import type { accessRequests } from '../../protocol/office/access.ts'
import type { OfficeContract } from '../../protocol/office/index.ts'

type AccessHandlers = Pick<Handlers<OfficeContract, OfficeCaller>, keyof typeof accessRequests>

/** One handler for each request of access. */
export function accessHandlers(parts: AccessParts): AccessHandlers {
  return {
    'access.read': (_input, caller) => readAccess(parts, caller),
    'access.sign-in': (input, caller) => signIn(parts, input, caller),
    'access.second-factor': (input, caller) => signInWithCode(parts, input, caller),
    'access.sign-out': (_input, caller) => signOut(parts, caller),
    'access.first-administrator': (input, caller) => makeFirstAdministrator(parts, input, caller),
    'access.set-password': (input, caller) => setPassword(parts, input, caller),
    'access.read-link': (input, caller) => readLink(parts, input, caller),
    'access.forgot-password': (input, caller) => forgotPassword(parts, input, caller),
    'access.change-password': (input, caller) => changePassword(parts, input, caller),
    'access.change-profile': (input, caller) => changeProfile(parts, input, caller),
    'access.begin-factor': (input, caller) => beginFactor(parts, input, caller),
    'access.confirm-factor': (input, caller) => confirmFactor(parts, input, caller),
    'access.remove-factor': (input, caller) => removeFactor(parts, input, caller),
    'access.list-logins': (_input, caller) => listLogins(parts, caller),
    'access.end-login': ({ id }, caller) => endOwnLogin(parts, id, caller),
    'access.sign-out-everywhere': (_input, caller) => signOutEverywhere(parts, caller),
  }
}
