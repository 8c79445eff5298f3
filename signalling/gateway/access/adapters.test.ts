// The adapters of access: what they keep can be checked and not be read, and what is forged is not taken.
import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { createPasswords } from './passwords.ts'
import { createSecondFactor } from './second-factor.ts'
import { TOKENS, createChallenges } from './tokens.ts'
import { accountId } from '../../protocol/index.ts'

const AT = Date.UTC(2026, 10, 23)
const me = accountId.parse('me')
const other = accountId.parse('other')

describe('passwords', () => {
  test('are kept as argon2id with the cost we chose, differently each time', async () => {
    const passwords = await createPasswords()
    const [one, two] = await Promise.all([passwords.hash('mật khẩu'), passwords.hash('mật khẩu')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    expect(await passwords.verify(two, 'mật khẩu'.normalize('NFD'))).toBe(true)
    expect(await passwords.verify(two, 'mật  khẩu')).toBe(false)
    expect(await passwords.verify(null, 'the password of nobody')).toBe(false)
  })

  test('are worked on in turn, and one that cannot be read holds nobody up', async () => {
    const passwords = await createPasswords()
    const stored = await passwords.hash('đúng')
    const checks = Array.from({ length: 12 }, (_, index) =>
      index % 3 === 0 ? passwords.verify('not a hash', 'đúng') : passwords.verify(stored, 'đúng'),
    )
    const outcomes = await Promise.allSettled(checks)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    expect(outcomes.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(8)
  })
})

describe('the second factor', () => {
  const key = randomBytes(32)
  const factor = createSecondFactor(key)

  test('opens only with the key and for the account it was sealed for, and not after a change', () => {
    const { sealed } = factor.begin(me, 'toi')
    expect(factor.stepOf(me, sealed, '------', AT)).toBeNull()
    expect(() => factor.stepOf(other, sealed, '000000', AT)).toThrow()
    expect(() => createSecondFactor(randomBytes(32)).stepOf(me, sealed, '000000', AT)).toThrow()
    const changed = Uint8Array.from(sealed, (byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte))
    expect(() => factor.stepOf(me, changed, '000000', AT)).toThrow()
    expect(() => factor.stepOf(me, sealed.subarray(0, 20), '000000', AT)).toThrow()
  })
})

describe('the challenge', () => {
  const key = randomBytes(32)
  const challenges = createChallenges(key)

  test('tells for five minutes, on every node with the key, whose password was right', async () => {
    const challenge = await challenges.issue(me, AT)
    expect(await createChallenges(Uint8Array.from(key)).read(challenge, AT + 299_000)).toBe(me)
    expect(await challenges.read(challenge, AT + 300_000)).toBeNull()
  })

  test('is none when it was forged, meant for something else, or never ends', async () => {
    const foreign = await createChallenges(randomBytes(32)).issue(me, AT)
    const signed = (audience: string) =>
      new SignJWT({ sub: me }).setProtectedHeader({ alg: 'HS256' }).setAudience(audience)
    const elsewhere = await signed('ticket')
      .setExpirationTime(AT / 1_000 + 60)
      .sign(key)
    const endless = await signed('second-factor').sign(key)
    for (const challenge of ['', 'a.b.c', foreign, elsewhere, endless]) {
      expect(await challenges.read(challenge, AT)).toBeNull()
    }
  })
})

test('tokens are 256 bits, never the same, and known by a digest', () => {
  const tokens = Array.from({ length: 100 }, () => TOKENS.create())
  expect(new Set(tokens).size).toBe(100)
  expect(Buffer.from(tokens[0] ?? '', 'base64url')).toHaveLength(32)
  expect(TOKENS.digest(tokens[0] ?? '')).toHaveLength(32)
  expect(TOKENS.digest('a')).not.toEqual(TOKENS.digest('b'))
})
