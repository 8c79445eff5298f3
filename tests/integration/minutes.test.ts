// Minutes over a real database: who may read and write them, revisions, signing, and a row that was tampered with.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RecordedEvent, SessionEvent } from '../../signalling/domain/event.ts'
import { canonicalJson } from '../../signalling/domain/minutes/canonical.ts'
import { meetingId, sessionId } from '../../signalling/protocol/index.ts'
import type { MeetingId, SessionId } from '../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { minutesHandlers } from '../../signalling/services/minutes.ts'
import { at, chair, openScheduling, point, refusalOf, unit, wish } from './meetings/scheduling.ts'
import type { Scheduling } from './meetings/scheduling.ts'

const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex')

let office: Scheduling
let minutes: ReturnType<typeof minutesHandlers>
const journals = new Map<SessionId, RecordedEvent[]>()
let secretary: OfficeCaller
let invited: OfficeCaller
let stranger: OfficeCaller
beforeAll(async () => {
  office = await openScheduling()
  const sessions = { ...office.parts.sessions, journal: async (id: SessionId) => journals.get(id) ?? [] }
  minutes = minutesHandlers({ ...office.parts, sessions, digest: sha256 })
  secretary = await office.person('secretary', 'VPUBND')
  invited = await office.person('staff', 'LNGAN')
  stranger = await office.person('secretary', 'HHOA')
})
afterAll(() => office.close())

const OPENED: SessionEvent = {
  type: 'session.opened',
  title: 'Giao ban tuần',
  bridgePoints: [{ id: point('LNGAN'), name: 'UBND huyện Lục Ngạn', main: false }],
}

let meeting: MeetingId
let session: SessionId
let sessions = 0
beforeEach(async () => {
  const made = await office.handlers['meeting.create'](wish({ chairId: chair }, undefined, 'thử'), secretary)
  meeting = meetingId.parse(made.ids[0])
  session = sessionId.parse(`phien-${(sessions += 1)}`)
  await office.database.transaction(({ meetings }) => meetings.openSession(meeting, session, at('2026-12-21T08:00')))
  journals.set(session, [{ seq: 1, at: at('2026-12-21T08:00'), by: 'system', event: OPENED }])
})

const read = async (caller = secretary) => minutes['minutes.read']({ sessionId: session }, caller)
const save = async (summary: string, revision: number, caller = secretary) => {
  const { content } = await minutes['minutes.read']({ sessionId: session }, secretary)
  return minutes['minutes.save']({ sessionId: session, revision, content: { ...content, summary } }, caller)
}
const sign = async (revision: number, caller = secretary) =>
  minutes['minutes.sign']({ sessionId: session, revision }, caller)

async function endSession(): Promise<void> {
  const journal = journals.get(session) ?? []
  const closing: RecordedEvent = { seq: 2, at: at('2026-12-21T09:00'), by: 'system', event: { type: 'session.closed' } }
  journals.set(session, [...journal, closing])
  await office.database.transaction(({ meetings }) => meetings.closeSession(session, closing.at))
}

const lastAct = async () => (await office.database.audit.list({ text: '', limit: 1 }))[0]

describe('a draft', () => {
  test('is there while the session goes on, filled in from the meeting and the journal', async () => {
    expect(await read()).toMatchObject({
      revision: 0,
      live: true,
      signed: null,
      mayEdit: true,
      content: {
        head: 'state',
        governingBody: 'Ủy ban nhân dân tỉnh Bắc Giang',
        issuingBody: 'Văn phòng Ủy ban nhân dân tỉnh',
        symbol: 'BB-VPUBND',
        place: 'Bắc Giang',
        chair: 'Chủ tịch UBND tỉnh',
        summary: 'Giao ban tuần',
        closedAt: null,
        recipients: ['UBND huyện Lục Ngạn', 'UBND huyện Sơn Động', 'Lưu: VT'],
      },
    })
  })

  test('grows with the journal until somebody saves it', async () => {
    await endSession()
    expect(await read()).toMatchObject({ live: false, content: { closedAt: at('2026-12-21T09:00') } })
    await save('Bản đã sửa', 0)
    expect(await read()).toMatchObject({ revision: 1, content: { summary: 'Bản đã sửa' } })
  })

  test('of a district bears its own name and place', async () => {
    const district = await office.person('secretary', 'LNGAN')
    const own = { organiserId: unit('LNGAN'), unitIds: [], bridgePointIds: [point('LNGAN')] }
    const asked = wish({ ...own, mainBridgePointId: point('LNGAN') }, undefined, 'thử')
    const made = await office.handlers['meeting.create'](asked, district)
    const id = sessionId.parse(`huyen-${sessions}`)
    await office.database.transaction(({ meetings }) =>
      meetings.openSession(meetingId.parse(made.ids[0]), id, at('2026-12-21T08:00')),
    )
    const { content } = await minutes['minutes.read']({ sessionId: id }, district)
    expect(content).toMatchObject({
      governingBody: '',
      issuingBody: 'Ủy ban nhân dân huyện Lục Ngạn',
      symbol: 'BB-UBND',
      place: 'Lục Ngạn',
    })
  })
})

describe('saving', () => {
  test('is written into the audit trail', async () => {
    expect(await save('Một', 0)).toEqual({ revision: 1 })
    const details = { sessionId: session, revision: 1 }
    expect(await lastAct()).toMatchObject({ action: 'minutes.save', subject: `meeting:${meeting}`, details })
  })

  test('over what somebody else has saved meanwhile is refused, the first time as later', async () => {
    await save('Một', 0)
    expect(await refusalOf(save('Hai', 0))).toBe('changed-meanwhile')
    await save('Hai', 1)
    expect(await refusalOf(save('Ba', 1))).toBe('changed-meanwhile')
    expect((await read()).content.summary).toBe('Hai')
  })

  test('of two who save at once one is told', async () => {
    const outcomes = await Promise.all([refusalOf(save('A', 0)), refusalOf(save('B', 0))])
    expect(outcomes.filter((outcome) => outcome === 'changed-meanwhile')).toHaveLength(1)
  })

  test('drafting again takes the place of what was edited, as one more revision', async () => {
    await save('Sửa nhầm', 0)
    const again = await minutes['minutes.draft-again']({ sessionId: session, revision: 1 }, secretary)
    expect(again).toMatchObject({ revision: 2, content: { summary: 'Giao ban tuần' } })
    expect(await refusalOf(save('Bản cũ', 1))).toBe('changed-meanwhile')
  })
})

describe('signing', () => {
  test('waits for the end of the session', async () => {
    expect(await refusalOf(sign(0))).toBe('session-not-ended')
  })

  test('freezes the content with a hash that stands in the audit trail', async () => {
    await endSession()
    await save('Bản cuối', 0)
    const { sha256: hash } = await sign(1)
    const { content, signed } = await read()
    expect(hash).toBe(sha256(canonicalJson(content)))
    expect(signed).toMatchObject({ sha256: hash, intact: true })
    expect(await lastAct()).toMatchObject({ action: 'minutes.sign', details: { sessionId: session, sha256: hash } })
    expect(await refusalOf(save('Sau khi ký', 1))).toBe('minutes-signed')
    expect(await refusalOf(sign(1))).toBe('minutes-signed')
    const again = async () => minutes['minutes.draft-again']({ sessionId: session, revision: 1 }, secretary)
    expect(await refusalOf(again())).toBe('minutes-signed')
  })

  test('of a draft that nobody has edited stores it first', async () => {
    await endSession()
    await sign(0)
    expect(await read()).toMatchObject({ revision: 1, signed: { intact: true }, content: { summary: 'Giao ban tuần' } })
  })

  test('of another revision than the one that was read is refused', async () => {
    await endSession()
    await save('Một', 0)
    expect(await refusalOf(sign(0))).toBe('changed-meanwhile')
  })

  test('a row that was changed in the database afterwards is shown as broken', async () => {
    await endSession()
    await sign(0)
    await sql`update minutes set content = jsonb_set(content, '{summary}', '"Khác"') where session_id = ${session}`.execute(
      office.opened.db,
    )
    expect((await read()).signed).toMatchObject({ intact: false })
  })
})

describe('rights', () => {
  const list = async (caller: OfficeCaller) => minutes['minutes.list']({ meetingId: meeting }, caller)

  test('the invited read what is signed, and nothing before', async () => {
    await endSession()
    expect(await refusalOf(read(invited))).toBe('not-permitted')
    expect(await list(invited)).toEqual([])
    expect(await list(secretary)).toMatchObject([{ sessionId: session, status: 'draft' }])
    await sign(0)
    expect(await read(invited)).toMatchObject({ mayEdit: false, signed: { intact: true } })
    expect(await list(invited)).toMatchObject([{ sessionId: session, status: 'signed' }])
  })

  test('the invited neither save nor sign', async () => {
    await endSession()
    expect(await refusalOf(save('Khác', 0, invited))).toBe('not-permitted')
    expect(await refusalOf(sign(0, invited))).toBe('not-permitted')
  })

  test('others know nothing of them, signed or not', async () => {
    await endSession()
    await sign(0)
    expect(await refusalOf(read(stranger))).toBe('not-permitted')
    expect(await refusalOf(list(stranger))).toBe('not-permitted')
  })

  test('of a session that is not there nothing can be read', async () => {
    const unknown = async () => minutes['minutes.read']({ sessionId: sessionId.parse('khong-co') }, secretary)
    expect(await refusalOf(unknown())).toBe('not-found')
  })
})
