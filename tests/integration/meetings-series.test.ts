// Series: one by itself, the following ones, all that lie ahead.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MeetingId } from '../../signalling/protocol/index.ts'
import { meetingId } from '../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { at, openScheduling, refusalOf, wish } from './meetings/scheduling.ts'
import type { Scheduling } from './meetings/scheduling.ts'

const WEEK_MS = 7 * 86_400_000
const HOUR_MS = 3_600_000

let office: Scheduling
let secretary: OfficeCaller
beforeAll(async () => {
  office = await openScheduling()
  secretary = await office.person('secretary', 'VPUBND')
})
afterAll(() => office.close())

const make = async (...input: Parameters<typeof wish>): Promise<MeetingId[]> =>
  (await office.handlers['meeting.create'](wish(...input), secretary)).ids
const makeOne = async (...input: Parameters<typeof wish>): Promise<MeetingId> =>
  meetingId.parse((await make(...input))[0])
const read = async (id: MeetingId) => office.handlers['meeting.read']({ id }, secretary)
const ask = <T>(answer: Promise<T> | T): Promise<T> => Promise.resolve(answer)

describe('a series', () => {
  let made = 0
  const weekly = async (count = 5) => {
    const startsAt = at('2028-01-03T02:00') + made * 6 * HOUR_MS
    made += 1
    const times = { startsAt, endsAt: startsAt + HOUR_MS, rehearsalAt: startsAt - HOUR_MS }
    const ids = await make(times, `FREQ=WEEKLY;COUNT=${count}`)
    return { ids, startsAt, id: (index: number) => meetingId.parse(ids[index]) }
  }
  const starts = async (ids: readonly MeetingId[], since: number) =>
    (await Promise.all(ids.map(read))).map((meeting) => (meeting.startsAt - since) / HOUR_MS)
  const move = (id: MeetingId, revision: number, startsAt: number, scope: 'this' | 'following' | 'all') =>
    office.handlers['meeting.move'](
      { id, revision, startsAt, endsAt: startsAt + 2 * HOUR_MS, scope, overrideReason: '' },
      secretary,
    )

  test('one by itself leaves the others where they are, and stays when all move', async () => {
    const { ids, id, startsAt } = await weekly()
    await move(id(1), 1, startsAt + WEEK_MS + 30 * HOUR_MS, 'this')
    expect(await starts(ids, startsAt)).toEqual([0, 198, 336, 504, 672])
    expect((await read(id(1))).series).toMatchObject({ detached: true, recurrenceAt: startsAt + WEEK_MS })
    const changed = await move(id(0), 1, startsAt + HOUR_MS, 'all')
    expect(changed.ids).toHaveLength(5)
    expect(await starts(ids, startsAt)).toEqual([1, 198, 337, 505, 673])
    const third = await read(id(2))
    expect(third.endsAt - third.startsAt).toBe(2 * HOUR_MS)
    expect(third.startsAt - (third.rehearsalAt ?? 0)).toBe(HOUR_MS)
  })

  test('may pass over itself: all of them a week later', async () => {
    const { ids, id, startsAt } = await weekly(3)
    await move(id(0), 1, startsAt + WEEK_MS, 'all')
    expect(await starts(ids, startsAt)).toEqual([168, 336, 504])
    expect((await read(id(2))).series?.recurrenceAt).toBe(startsAt + 3 * WEEK_MS)
  })

  test('splits where the following ones change: the old rule ends before, a new one goes on', async () => {
    const { ids, id, startsAt } = await weekly()
    await move(id(2), 1, startsAt + 2 * WEEK_MS + 25 * HOUR_MS, 'following')
    expect(await starts(ids, startsAt)).toEqual([0, 168, 361, 529, 697])
    const [old, fresh] = [(await read(id(0))).series, (await read(id(4))).series]
    expect(fresh?.seriesId).not.toBe(old?.seriesId)
    expect((await read(id(2))).series?.seriesId).toBe(fresh?.seriesId)
    expect(old?.rule).toMatch(/^FREQ=WEEKLY;UNTIL=/)
    const again = { startsAt, recurrence: { rule: old?.rule ?? '', exceptions: [] } }
    expect(office.handlers['meeting.occurrences'](again, secretary)).toEqual({
      startsAt: [startsAt, startsAt + WEEK_MS],
    })
  })

  test('changes only what lies ahead, and meets a clash as a whole', async () => {
    const { ids, id, startsAt } = await weekly()
    office.setClock(startsAt + WEEK_MS + 1)
    await makeOne({ startsAt: startsAt + 3 * WEEK_MS + HOUR_MS, endsAt: startsAt + 3 * WEEK_MS + 2 * HOUR_MS })
    const forward = () => ask(move(id(2), 1, startsAt + 2 * WEEK_MS + HOUR_MS, 'all'))
    expect(await refusalOf(forward())).toBe('clash')
    expect(await starts(ids, startsAt)).toEqual([0, 168, 336, 504, 672])
    await ask(move(id(2), 1, startsAt + 2 * WEEK_MS - HOUR_MS, 'all'))
    expect(await starts(ids, startsAt)).toEqual([0, 168, 335, 503, 671])
    const cancelled = await office.handlers['meeting.cancel'](
      { id: id(3), revision: 2, reason: 'Nghỉ Tết', scope: 'following' },
      secretary,
    )
    expect(cancelled.ids).toEqual([id(3), id(4)])
  })
})
