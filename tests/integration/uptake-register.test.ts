// The register over a real database: what enters by itself, what people say of it, and what the figures become.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { at } from './meetings/scheduling.ts'
import { openRegister } from './uptake/register.ts'
import type { TestRegister } from './uptake/register.ts'

let register: TestRegister
let secretary: OfficeCaller
beforeAll(async () => {
  register = await openRegister()
  secretary = await register.person('secretary', 'VPUBND')
})
afterAll(() => register.close())

const whole = async (period: string) => {
  const { whole: counts } = await register.uptake['uptake.figures']({ period, filter: {} }, secretary)
  return [counts.byVideo, counts.meetings]
}

test('a meeting enters by itself and counts when its session has ended', async () => {
  const starts = at('2026-01-05T08:00')
  register.setClock(at('2026-01-05T08:50'))
  const id = await register.put('m1', { startsAt: starts, endsAt: at('2026-01-05T09:30') })
  expect(await whole('2026-01')).toEqual([0, 0])
  await register.hold(id, at('2026-01-05T07:55'), 50, { VPUBND: [[0, 50]], LNGAN: [[4, 50]], SDONG: [[45, 50]] })
  expect(await whole('2026-01')).toEqual([1, 1])
  const { id: entry } = await register.uptake['uptake.entry-of']({ meetingId: id }, secretary)
  const evidence = await register.uptake['uptake.evidence']({ id: entry }, secretary)
  expect(evidence.meeting.verdict).toMatchObject({ code: 'by-video', isByVideo: true, videoDistrictIds: ['LNGAN'] })
  expect(evidence.total?.lengthMs).toBe(45 * 60_000)
})
