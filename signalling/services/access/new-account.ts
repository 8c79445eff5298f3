// An account as it begins.
import { NO_FAILURES } from './lockout.ts'
import type { StoredAccount } from '../../ports/accounts.ts'

/** An account that has only what is given: open, without second factor and single sign-on. */
export function newAccount(
  given: Pick<StoredAccount, 'id' | 'login' | 'name' | 'email' | 'passwordHash' | 'createdAt'>,
): StoredAccount {
  return {
    ...given,
    totpSecret: null,
    totpConfirmed: false,
    totpLastStep: 0,
    sso: null,
    disabled: false,
    ...NO_FAILURES,
  }
}
