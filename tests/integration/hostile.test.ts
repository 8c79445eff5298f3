// A thousand hostile requests to the office: each is refused or rendered harmless, and nothing has changed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Attack, HostileRequest } from './hostile/attack.ts'
import { openCast } from './hostile/cast.ts'
import type { Cast } from './hostile/cast.ts'
import { COOKIE_ATTACKS } from './hostile/cookies.ts'
import { FILE_ATTACKS } from './hostile/files.ts'
import { RIGHTS_ATTACKS } from './hostile/rights.ts'
import { Tally } from './hostile/tally.ts'
import { TEXT_ATTACKS } from './hostile/texts.ts'

const ATTACKS: readonly Attack[] = [...RIGHTS_ATTACKS, ...FILE_ATTACKS, ...TEXT_ATTACKS, ...COOKIE_ATTACKS]
const reply = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) }),
])
const tally = new Tally()
let cast: Cast
let before: object

beforeAll(async () => {
  cast = await openCast()
  before = await belongings(cast)
})
afterAll(() => cast?.product.close())

test.each(ATTACKS)('$kind', async ({ kind, requests }) => {
  for (const request of await requests(cast)) {
    const outcome = await attack(request)
    tally.count(kind, outcome)
    expect([kind, ...request.refusals, ...(request.harmless ? ['harmless'] : [])]).toContain(outcome)
  }
})

test('afterwards everything is as it was', async () => {
  console.log(tally.report())
  expect(tally.total).toBeGreaterThanOrEqual(1_000)
  expect(await belongings(cast)).toEqual(before)
})

test('whoever was refused for want of a right stands in the audit trail, whose chain holds', async () => {
  let refusals = 0
  for (let before: number | undefined; ;) {
    const { lines, more } = await cast.auditor.ask('audit.list', { text: 'access.refused', ...(before && { before }) })
    refusals += lines.length
    before = lines.at(-1)?.seq
    if (!more) break
  }
  expect(refusals).toBe(tally.ended('not-permitted'))
  expect(await cast.auditor.ask('audit.verify', {})).toMatchObject({ ok: true, brokenAt: null })
})

/** What the attackers were after. */
async function belongings({ administrator, owner, meetingId }: Cast): Promise<object> {
  const meeting = await owner.ask('meeting.read', { id: meetingId })
  const accounts = await administrator.ask('account.list', {})
  return {
    meeting,
    accounts: accounts.map(({ login, roles, disabled }) => ({ login, roles, disabled })),
    directory: await administrator.ask('directory.read', {}),
  }
}

/** Sends it; a caller that asks too fast waits until it may ask again. */
async function attack({ send, harmless }: HostileRequest): Promise<string> {
  for (;;) {
    const response = await send()
    const text = await response.text()
    const answer = reply.safeParse(parse(text))
    if (!answer.success) return `${response.status} without a reply: ${text.slice(0, 80)}`
    if (answer.data.ok) return (await harmless?.(answer.data.data)) ? 'harmless' : 'taken'
    if (answer.data.error.code !== 'rate-limited') return answer.data.error.code
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
