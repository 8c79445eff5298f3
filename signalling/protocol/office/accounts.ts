// The act of administering accounts.
import { z } from 'zod'
import { loginName } from './access.ts'
import { email, line } from '../fields.ts'
import { shape } from '../contract.ts'
import { accountId, unitId } from '../ids.ts'
import type { AccountId } from '../ids.ts'
import { ROLES } from '../../domain/permission.ts'
import type { RoleGiven } from '../../domain/permission.ts'

/** An account as its administrator sees it. */
export type Account = {
  id: AccountId
  login: string
  name: string
  email: string
  roles: RoleGiven[]
  secondFactor: boolean
  hasPassword: boolean
  sso: boolean
  disabled: boolean
  /** Epoch ms; 0 or past when it is open. */
  lockedUntil: number
  /** When it was last used, epoch ms; null when never. */
  seenAt: number | null
}

const known = z.object({ id: accountId })

export const accountRequests = {
  'account.list': { input: z.object({}), output: shape<Account[]>() },
  'account.save': {
    input: z.object({
      id: accountId.optional(),
      login: loginName,
      name: line(200, 1),
      email,
      roles: z.array(z.object({ role: z.enum(ROLES), unitId: unitId.nullable() })).max(50),
    }),
    output: shape<{ id: AccountId }>(),
  },
  /** A link with which the person sets a password, good for 48 hours; earlier ones no longer work. */
  'account.issue-link': { input: known, output: shape<{ path: string; endsAt: number }>() },
  'account.disable': { input: known, output: shape<null>() },
  'account.enable': { input: known, output: shape<null>() },
  'account.unlock': { input: known, output: shape<null>() },
  'account.remove-factor': { input: known, output: shape<null>() },
} as const
