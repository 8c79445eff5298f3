// The act of signing in, and what a person does with their own account.
import { z } from 'zod'
import { email, line } from '../fields.ts'
import { shape } from '../contract.ts'
import { loginId } from '../ids.ts'
import type { AccountId, LoginId, UnitId } from '../ids.ts'
import type { Role } from '../../domain/permission.ts'

/** What somebody types to be known: an e-mail-like name without spaces. */
export const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,99}$/)

const password = z.string().min(1).max(200)
const code = z
  .string()
  .trim()
  .regex(/^[0-9]{6}$/)
const token = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/)

/** The person who has signed in. */
export type Person = {
  accountId: AccountId
  login: string
  name: string
  email: string
  /** `units`: the units that a role reaches, those below included. */
  grants: { role: Role; units: 'all' | UnitId[] }[]
  /** The units that the roles were given for, the first one being the person's own; null for the province. */
  unitIds: (UnitId | null)[]
  secondFactor: boolean
}

/** Who is there, and which ways in are open. */
export type AccessState = {
  person: Person | null
  /** The name of the single sign-on's provider; null when none is set up. */
  sso: string | null
  /** No account exists yet: the link printed at the first start makes the first one. */
  empty: boolean
}

/** One signed-in browser. */
export type Login = {
  id: LoginId
  startedAt: number
  seenAt: number
  address: string
  agent: string
  way: 'password' | 'second-factor' | 'sso' | 'first-administrator'
  current: boolean
}

export const accessRequests = {
  'access.read': { input: z.object({}), output: shape<AccessState>() },
  /** `second-factor`: the challenge goes back with the code within five minutes. */
  'access.sign-in': {
    input: z.object({ login: loginName, password }),
    output: shape<{ step: 'done' } | { step: 'second-factor'; challenge: string }>(),
  },
  'access.second-factor': {
    input: z.object({ challenge: z.string().max(2_000), code }),
    output: shape<null>(),
  },
  'access.sign-out': { input: z.object({}), output: shape<null>() },
  /** Makes the first account, an administrator of the province, and signs it in. */
  'access.first-administrator': {
    input: z.object({ token, login: loginName, name: line(200, 1), password }),
    output: shape<null>(),
  },
  /** Sets a password by a one-time link and ends every session of the account. */
  'access.set-password': { input: z.object({ token, password }), output: shape<null>() },
  /** Whose link it is, before the password is asked for. */
  'access.read-link': {
    input: z.object({ token }),
    output: shape<{ purpose: 'first-administrator' | 'password'; login: string | null }>(),
  },
  /** Always answers the same, whether there is such an account or not. */
  'access.forgot-password': { input: z.object({ login: loginName }), output: shape<{ byMail: boolean }>() },
  'access.change-password': { input: z.object({ current: password, password }), output: shape<null>() },
  'access.change-profile': { input: z.object({ name: line(200, 1), email }), output: shape<null>() },
  /** A new secret for an authenticator program (RFC 6238); stands only after `access.confirm-factor`. */
  'access.begin-factor': { input: z.object({ password }), output: shape<{ secret: string; uri: string }>() },
  'access.confirm-factor': { input: z.object({ code }), output: shape<null>() },
  'access.remove-factor': { input: z.object({ password, code }), output: shape<null>() },
  'access.list-logins': { input: z.object({}), output: shape<Login[]>() },
  'access.end-login': { input: z.object({ id: loginId }), output: shape<null>() },
  /** Every session of the account, this one included. */
  'access.sign-out-everywhere': { input: z.object({}), output: shape<null>() },
} as const
