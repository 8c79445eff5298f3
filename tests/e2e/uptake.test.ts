// The share of meetings by video, moved by a meeting that people really hold, and by nothing less.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { meetingNow, schedule } from '../support/office.ts'
import { joinMeeting, openSeats, sees } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { until } from '../support/until.ts'
import { meetingId } from '../../signalling/protocol/index.ts'

/** How soon after a meeting's end the figure has moved, ms. */
const WITHIN_MS = 10_000
const HOUR_MS = 3_600_000

let product: TestProduct
let province: Seat
let district: Seat

beforeAll(async () => {
  const [opened, seats] = await Promise.all([openProduct(), openSeats(2)])
  product = opened
  const [first, second] = seats
  if (!first || !second) throw new Error('two seats')
  ;[province, district] = [first, second]
})

afterAll(async () => {
  await Promise.all([province, district].map((seat) => seat?.close()))
  await product?.close()
})

/** The year in which the running meeting began, by the province's clock. */
const period = String(new Date(Date.now() + 7 * HOUR_MS).getUTCFullYear())
const whole = async () => (await product.clerk.ask('uptake.figures', { period })).whole

it('moves when a meeting held between bridge points has ended, within ten seconds', async () => {
  // A test has not ten minutes: here a district that is connected for half of the session is enough.
  const { definitions } = await product.clerk.ask('uptake.definitions', {})
  const [first] = definitions
  if (!first) throw new Error('There is no definition.')
  const { levels, minShare, mixedShare, acceptsStatements, neverRan, target } = first
  const rules = { levels, minShare, mixedShare, acceptsStatements, neverRan, target: [...target], minMinutes: 0 }
  await product.clerk.ask('uptake.definition-save', { rules, appliesFrom: '2000-01-01', note: 'Thử nghiệm', after: 1 })
  await joinMeeting(district, product.url)
  await joinMeeting(province, product.url)
  await sees(province, district)
  expect(await whole()).toMatchObject({ meetings: 0 })
  await province.page.getByText('Kết thúc họp', { exact: true }).click()
  await province.page.getByRole('dialog').getByRole('button', { name: 'Kết thúc phiên họp' }).click()
  await until('the figure has moved', whole, ({ byVideo }) => byVideo === 1, WITHIN_MS)
  expect(await whole()).toMatchObject({ meetings: 1, byVideo: 1, ratio: 1 })
})

it('says why: the session, its bridge points and their minutes', async () => {
  const { id } = await product.clerk.ask('uptake.entry-of', { meetingId: meetingId.parse(product.meetingId) })
  const { meeting, total } = await product.clerk.ask('uptake.evidence', { id })
  expect(meeting.verdict).toMatchObject({ code: 'by-video', videoDistrictIds: [district.id] })
  const seen = total?.points.find(({ bridgePointId }) => bridgePointId === district.id)
  expect(seen?.connectedMs).toBeGreaterThan(0)
})

it('does not move for a scheduled meeting that nobody joined', async () => {
  const startsAt = Date.now() - 6 * HOUR_MS
  const times = { startsAt, endsAt: startsAt + HOUR_MS }
  await schedule(product.clerk, meetingNow({ ...times, title: 'Cuộc họp không ai vào' }))
  expect(await whole()).toMatchObject({ meetings: 1, byVideo: 1 })
})
