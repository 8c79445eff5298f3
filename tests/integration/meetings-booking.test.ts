// One bridge point, one meeting at a time: refused by the database itself, whoever asks and how many at once.
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, types } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meetingId } from '../../signalling/protocol/index.ts'
import type { MeetingId } from '../../signalling/protocol/index.ts'
import type { Tables } from '../../signalling/storage/tables.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { meetingHandlers } from '../../signalling/services/meetings.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { at, chair, openScheduling, point, refusalOf, unit, wish } from './meetings/scheduling.ts'
import type { Scheduling } from './meetings/scheduling.ts'

let scheduling: Scheduling
let secretary: OfficeCaller
beforeAll(async () => {
  scheduling = await openScheduling()
  secretary = await scheduling.person('secretary', 'VPUBND')
})
afterAll(() => scheduling.close())

/** A meeting at one bridge point of the organiser, an hour from a time. */
const alone = (time: string, overrideReason = '', title = 'Họp riêng') =>
  wish(
    {
      title,
      startsAt: at(time),
      endsAt: at(time) + 3_600_000,
      unitIds: [],
      bridgePointIds: [point('VPUBND')],
    },
    undefined,
    overrideReason,
  )
const only = ({ ids }: { readonly ids: readonly MeetingId[] }) => meetingId.parse(ids[0])
const create = (input: ReturnType<typeof wish>, caller = secretary) =>
  Promise.resolve(scheduling.handlers['meeting.create'](input, caller))
const count = async (table: 'meeting' | 'booking' | 'invitation' | 'meeting_bridge_point' | 'audit') => {
  const found = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    scheduling.opened.db,
  )
  return found.rows[0]?.n ?? -1
}
const counts = async () => {
  const tables = ['meeting', 'booking', 'invitation', 'meeting_bridge_point', 'audit'] as const
  const rows = await Promise.all(tables.map(async (table) => [table, await count(table)] as const))
  return Object.fromEntries(rows)
}

describe('booking', () => {
  test('fifty at once over fifty connections: one wins, the others meet the clash, nothing is half-written', async () => {
    const pool = new Pool({ connectionString: scheduling.opened.url, max: 50 })
    pool.options.types = { getTypeParser: (oid) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid)) }
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    const crowded = createOfficeDatabase({ db, embedded: undefined, close: () => db.destroy() })
    const handlers = meetingHandlers({ ...scheduling.parts, database: crowded })
    for (let round = 0; round < 20; round += 1) {
      const before = await counts()
      const startsAt = at('2027-03-01T08:00') + round * 86_400_000
      const wishes = Array.from({ length: 50 }, (_, index) =>
        wish({ title: `Lần ${index}`, startsAt, endsAt: startsAt + 3_600_000 }),
      )
      const outcomes = await Promise.all(
        wishes.map((one) => Promise.resolve(handlers['meeting.create'](one, secretary)).then(() => 'won', codeOf)),
      )
      expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'clash')).toHaveLength(49)
      expect(await counts()).toEqual({
        meeting: Number(before['meeting']) + 1,
        booking: Number(before['booking']) + 3,
        invitation: Number(before['invitation']) + 2,
        meeting_bridge_point: Number(before['meeting_bridge_point']) + 3,
        audit: Number(before['audit']) + 1,
      })
    }
    await db.destroy()
  })

  test('is refused by the database even where no service has looked', async () => {
    const first = only(await create(alone('2026-12-22T08:00')))
    const second = only(await create(alone('2026-12-22T10:00')))
    const insert = sql`insert into booking (meeting_id, resource, during, clash_group)
      values (${second}, 'chair:anybody', int8range(1, 5), 'one'),
        (${first}, 'chair:anybody', int8range(4, 9), 'another')`
    await expect(insert.execute(scheduling.opened.db)).rejects.toThrow('booking_clash')
  })

  test('counts chairs and venues too, and nothing of drafts or of meetings in person', async () => {
    const time = { startsAt: at('2026-12-23T08:00'), endsAt: at('2026-12-23T09:00'), unitIds: [] }
    const main = { bridgePointIds: [], mainBridgePointId: point('VPUBND') }
    await create(wish({ ...time, ...main, chairId: chair }))
    const inPerson = wish({ ...time, form: 'in-person' })
    await create(inPerson)
    expect(await refusalOf(create(wish({ ...time, form: 'in-person', chairId: chair })))).toBe('clash')
    const draft = { ...wish({ ...time, ...main, chairId: chair }), status: 'draft' as const }
    await scheduling.handlers['meeting.create'](draft, secretary)
  })

  test('lets meetings follow each other without a pause', async () => {
    await create(alone('2026-12-24T08:00'))
    await create(alone('2026-12-24T09:00'))
    await create(alone('2026-12-24T07:00'))
  })
})

describe('an override', () => {
  test('is recorded with its reason and with what it clashes, and third parties are refused as before', async () => {
    const first = only(await create(alone('2026-12-25T08:00')))
    expect(await refusalOf(create(alone('2026-12-25T08:30')))).toBe('clash')
    const second = only(await create(alone('2026-12-25T08:30', 'Họp khẩn về phòng chống bão')))
    const meeting = await scheduling.database.meetings.read(second)
    expect(meeting?.overrideReason).toBe('Họp khẩn về phòng chống bão')
    const [line] = await scheduling.database.audit.list({ text: 'override', limit: 1 })
    expect(line).toMatchObject({
      action: 'meeting.override',
      details: {
        reason: 'Họp khẩn về phòng chống bão',
        clashes: [{ of: second, with: first, resource: 'bridge-point:VPUBND' }],
      },
    })
    for (const time of ['2026-12-25T07:30', '2026-12-25T08:15', '2026-12-25T09:00']) {
      expect(await refusalOf(create(alone(time)))).toBe('clash')
    }
    await create(alone('2026-12-25T09:30'))
  })

  test('joins several meetings at once, and ends with them', async () => {
    const id = only(await create(alone('2026-12-28T08:00')))
    await create(alone('2026-12-28T09:00'))
    await create(alone('2026-12-28T08:30', 'Đại biểu yêu cầu'))
    // The first moves away and may not come back unasked.
    const move = { id, scope: 'this' as const, overrideReason: '' }
    const away = { startsAt: at('2026-12-28T15:00'), endsAt: at('2026-12-28T16:00') }
    const { revision } = await scheduling.handlers['meeting.move']({ ...move, revision: 1, ...away }, secretary)
    const back = { startsAt: at('2026-12-28T08:00'), endsAt: at('2026-12-28T09:00') }
    const again = Promise.resolve(scheduling.handlers['meeting.move']({ ...move, revision, ...back }, secretary))
    expect(await refusalOf(again)).toBe('clash')
  })

  test('that overrides nothing leaves no reason behind', async () => {
    const id = only(await create(alone('2026-12-29T08:00', 'Phòng xa')))
    expect((await scheduling.database.meetings.read(id))?.overrideReason).toBe('')
  })

  test('needs the right to edit for the organiser', async () => {
    const other = await scheduling.person('secretary', 'LNGAN')
    expect(await refusalOf(create(alone('2026-12-25T08:00', 'Vì tôi muốn'), other))).toBe('not-permitted')
  })
})

describe('a recurrence', () => {
  test('with a clash in its middle writes nothing at all', async () => {
    await create(alone('2027-01-18T08:30'))
    const before = await counts()
    const weekly = wish({ startsAt: at('2027-01-04T08:00'), endsAt: at('2027-01-04T09:00') }, 'FREQ=WEEKLY;COUNT=5')
    const refused: unknown = await create(weekly).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'clash', details: { resource: 'bridge-point:VPUBND' } })
    expect(await counts()).toEqual(before)
  })

  test('that clashes with itself is refused', async () => {
    const daily = wish(
      { startsAt: at('2027-02-01T08:00'), endsAt: at('2027-02-01T08:00') + 86_400_000 },
      'FREQ=DAILY;COUNT=3',
    )
    await create(daily)
    const doubled = wish({ startsAt: at('2027-02-08T08:00'), endsAt: at('2027-02-08T10:00') }, 'FREQ=DAILY;COUNT=2')
    const id = only(await create(doubled))
    const onto = { startsAt: at('2027-02-09T09:00'), endsAt: at('2027-02-09T11:00'), scope: 'this' as const }
    const move = { id, revision: 1, overrideReason: '', ...onto }
    expect(await refusalOf(Promise.resolve(scheduling.handlers['meeting.move'](move, secretary)))).toBe('clash')
  })
})

describe('what is taken', () => {
  test('is told with the next time at which all are free, names only of what may be seen', async () => {
    const span = { startsAt: at('2027-04-05T08:00'), endsAt: at('2027-04-05T10:00') }
    const secret = only(
      await create(wish({ ...span, title: 'Nhân sự', unitIds: [unit('LNGAN')], bridgePointIds: [point('LNGAN')] })),
    )
    const resources = [{ kind: 'bridge-point' as const, id: point('LNGAN') }]
    const ask = (caller: OfficeCaller, except?: MeetingId) =>
      scheduling.handlers['meeting.clashes']({ ...span, resources, except }, caller)
    const mine = await ask(secretary)
    expect(mine).toEqual({
      busy: [{ resource: resources[0], ...span, meetingId: secret, title: 'Nhân sự' }],
      nextFreeAt: at('2027-04-05T13:30'),
      later: [],
      notLookedAt: 0,
    })
    const others = await ask(await scheduling.person('secretary', 'SDONG'))
    expect(others.busy).toEqual([{ ...mine.busy[0], title: null }])
    expect(await ask(secretary, secret)).toEqual({
      busy: [],
      nextFreeAt: span.startsAt,
      later: [],
      notLookedAt: 0,
    })
  })

  describe('on the later dates of a series', () => {
    const span = { startsAt: at('2028-05-01T08:00'), endsAt: at('2028-05-01T10:00') }
    const district = { kind: 'bridge-point' as const, id: point('LNGAN') }
    const resources = [district, { kind: 'bridge-point' as const, id: point('SDONG') }]
    const ask = (rule: string, exceptions: number[] = []) =>
      scheduling.handlers['meeting.clashes']({ ...span, resources, recurrence: { rule, exceptions } }, secretary)

    test('is told by date, whatever hour of it is touched; free dates are not mentioned', async () => {
      const evening = { startsAt: at('2028-05-15T09:30'), endsAt: at('2028-05-15T11:00') }
      const beside = { startsAt: at('2028-05-08T10:00'), endsAt: at('2028-05-08T11:00') }
      const on = { unitIds: [unit('LNGAN')], bridgePointIds: [point('LNGAN')] }
      const meetingId = only(await create(wish({ ...evening, ...on, title: 'Họp khác' })))
      await create(wish({ ...beside, ...on }))
      const weekly = 'FREQ=WEEKLY;BYDAY=MO;COUNT=4'
      const taken = { resource: district, ...evening, meetingId, title: 'Họp khác' }
      expect(await ask(weekly)).toEqual({
        busy: [],
        nextFreeAt: span.startsAt,
        later: [{ startsAt: at('2028-05-15T08:00'), count: 1, busy: [taken] }],
        notLookedAt: 0,
      })
      expect((await ask(weekly, [at('2028-05-15T08:00')])).later).toEqual([])
    })

    test('a first date that is left out clashes with nothing', async () => {
      const taking = { unitIds: [unit('SDONG')], bridgePointIds: [point('SDONG')] }
      await create(wish({ ...span, ...taking, mainBridgePointId: point('SDONG') }))
      expect((await ask('FREQ=WEEKLY;COUNT=2')).busy).toHaveLength(1)
      expect((await ask('FREQ=WEEKLY;COUNT=2', [span.startsAt])).busy).toEqual([])
    })

    test('sixty of them are looked at, and it is told how many are not', async () => {
      const last = { startsAt: at('2028-07-01T08:00'), endsAt: at('2028-07-01T09:00') }
      await create(wish(last))
      // The sixty-first date after the first one.
      expect(await ask('FREQ=DAILY;COUNT=62')).toMatchObject({ notLookedAt: 1, later: [{ count: 1 }] })
      expect((await ask('FREQ=DAILY;COUNT=62', [at('2028-05-02T08:00')])).later.at(-1)).toMatchObject({
        startsAt: last.startsAt,
        count: 2,
      })
    })
  })
})

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : error
}
