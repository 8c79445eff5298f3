// Reading the audit trail: who may, what is found, how it leaves as a file, and who was turned away.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../signalling/ports/audit.ts'
import { accountId } from '../../signalling/protocol/ids.ts'
import { auditHandlers, turnedAway } from '../../signalling/services/audit.ts'
import { NOW, callerNamed, fillDirectory, openOfficeFiles } from '../support/office-files.ts'
import type { OfficeFiles } from '../support/office-files.ts'

const AUDITOR = 'kiemtoan'

let files: OfficeFiles
let handlers: ReturnType<typeof auditHandlers>
beforeAll(async () => {
  files = await openOfficeFiles()
  await fillDirectory(files)
  handlers = auditHandlers({ database: files.office, clock: () => NOW })
})
afterAll(() => files.close())
beforeEach(() =>
  files.database.db.transaction().execute(async (line) => {
    await sql`set local session_replication_role = replica`.execute(line)
    await sql`truncate audit`.execute(line)
    await sql`update audit_head set seq = 0, hash = decode(repeat('00', 32), 'hex')`.execute(line)
  }),
)

const write = (change: Partial<AuditEntry> = {}) =>
  files.office.transaction(({ audit }) =>
    audit.append({
      at: NOW,
      actorId: accountId.parse('thuky-vp'),
      actor: 'thuky.vp (Thư ký Văn phòng UBND)',
      action: 'meeting.create',
      subject: 'meeting:m-1',
      address: '10.0.0.7',
      agent: 'Firefox',
      details: {},
      ...change,
    }),
  )

const list = async (filter: { from?: number; to?: number; text?: string; before?: number } = {}) =>
  handlers['audit.list']({ text: '', ...filter }, callerNamed(AUDITOR))
const seqs = async (filter: Parameters<typeof list>[0]) => (await list(filter)).lines.map(({ seq }) => seq)

describe('the list', () => {
  test('has the newest first, page by page', async () => {
    for (let index = 0; index < 101; index += 1) await write({ at: NOW + index })
    const first = await list()
    expect([first.lines.length, first.lines[0]?.seq, first.more]).toEqual([100, 101, true])
    const rest = await list({ before: first.lines.at(-1)?.seq ?? 0 })
    expect([rest.lines.map(({ seq }) => seq), rest.more]).toEqual([[1], false])
    expect(rest.lines[0]).toEqual({
      seq: 1,
      at: NOW,
      actor: 'thuky.vp (Thư ký Văn phòng UBND)',
      action: 'meeting.create',
      subject: 'meeting:m-1',
      address: '10.0.0.7',
      agent: 'Firefox',
      details: {},
    })
  })

  test('is searched without diacritics in actor, action and subject, by every word', async () => {
    await write({ actor: 'ta.thi (Cán bộ Sở Đông Sơn)' })
    await write({ action: 'unit.save', subject: 'unit:LNGAN' })
    await write({ actor: 'x', details: { title: 'Đông Sơn' } })
    expect(await seqs({ text: 'dong SON' })).toEqual([1])
    expect(await seqs({ text: 'Đông Sơn' })).toEqual([1])
    expect(await seqs({ text: 'lngan unit' })).toEqual([2])
    expect(await seqs({ text: 'lngan đông' })).toEqual([])
  })

  test.each([['%'], ['_____________'], ['\\'], ["' or 1=1 --"]])('takes %s as text', async (text) => {
    await write()
    expect(await seqs({ text })).toEqual([])
    await write({ subject: `x ${text}` })
    expect(await seqs({ text })).toEqual([2])
  })

  test('is cut to a span of time, the end excluded', async () => {
    for (const at of [NOW, NOW + 1, NOW + 2]) await write({ at })
    expect(await seqs({ from: NOW + 1, to: NOW + 2 })).toEqual([2])
  })

  test('reading it writes nothing', async () => {
    await list()
    expect((await list()).lines).toEqual([])
  })
})

describe('verifying', () => {
  test('tells what it found and writes that down', async () => {
    await write()
    expect(await handlers['audit.verify']({}, callerNamed(AUDITOR))).toEqual({ ok: true, lines: 1, brokenAt: null })
    expect((await list()).lines[0]).toMatchObject({
      actor: 'kiemtoan (Kiểm toán viên)',
      action: 'audit.verify',
      details: { lines: 1, brokenAt: null },
    })
  })
})

describe('the right', () => {
  test.each(['thuky.vp', 'canbo.lngan', 'kiemtoan.sdong'])('is not that of %s', async (login) => {
    const caller = callerNamed(login)
    await expect(handlers['audit.list']({ text: '' }, caller)).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(handlers['audit.verify']({}, caller)).rejects.toMatchObject({ code: 'not-permitted' })
    const response = await files.ask(login, '/api/audit.csv')
    expect(response.status).toBe(403)
    expect((await list()).lines).toMatchObject([{ action: 'access.refused', details: { request: 'audit.export' } }])
  })

  test('needs somebody who has signed in', async () => {
    expect((await files.ask('nobody', '/api/audit.csv')).status).toBe(401)
  })
})

describe('the file', () => {
  test('holds what was chosen, as UTF-8 that spreadsheet programs recognise, and is written down', async () => {
    await write({ details: { title: 'Họp "quý IV", đợt 1' } })
    await write({ actor: 'other' })
    const response = await files.ask(AUDITOR, '/api/audit.csv?text=thu%20ky')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.csv"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect(bytes.subarray(3).toString()).toBe(
      `"seq","time","actor","action","subject","address","agent","details"\r\n` +
        `1,"2026-11-23T01:00:00.000Z","thuky.vp (Thư ký Văn phòng UBND)","meeting.create","meeting:m-1","10.0.0.7","Firefox",` +
        `"{""title"":""Họp \\""quý IV\\"", đợt 1""}"\r\n`,
    )
    expect((await list()).lines[0]).toMatchObject({ action: 'audit.export', details: { text: 'thu ky' } })
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|cmd', '%0a'])('makes no formula of %s', async (text) => {
    await write({ agent: text })
    const csv = await (await files.ask(AUDITOR, '/api/audit.csv?text=meeting')).text()
    expect(csv).toContain(`,"'${text}",`)
  })

  test('holds more lines than are fetched at once', async () => {
    await files.office.transaction(async ({ audit }) => {
      for (let index = 0; index < 2_001; index += 1) {
        await audit.append({
          at: NOW,
          actorId: null,
          actor: 'x',
          action: 'a',
          subject: '',
          address: '',
          agent: '',
          details: {},
        })
      }
    })
    const csv = await (await files.ask(AUDITOR, '/api/audit.csv')).text()
    const numbers = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => Number(row.split(',')[0]))
    expect(numbers).toEqual(Array.from({ length: 2_002 }, (_, index) => 2_002 - index))
  })

  test.each(['?from=x', '?from=1', '?text=a&text=b', `?text=${'a'.repeat(1_000)}`])(
    'is refused for %s',
    async (query) => {
      const response = await files.ask(AUDITOR, `/api/audit.csv${query}`)
      expect([response.status, (await response.json()).error.code]).toEqual([400, 'bad-message'])
    },
  )
})

describe('who was turned away', () => {
  test('is kept with the request and its ids, never with what they wrote', async () => {
    const tell = turnedAway({ database: files.office, clock: () => NOW })
    const input = {
      id: 'm-1',
      unitId: 'LNGAN',
      bridgePointId: 'ids are no <script>',
      title: 'my-password',
      content: { organiserId: 'VPUBND' },
      resources: ['x'],
      revision: 4,
      ['__proto__Id']: 'x',
    }
    await tell(callerNamed('thuky.sdong'), 'meeting.change', input)
    for (const odd of [undefined, null, 'text', 7, []]) await tell(callerNamed('nobody'), 'audit.list', odd)
    const { lines } = await list()
    expect(lines.at(-1)).toMatchObject({
      actor: 'thuky.sdong (Thư ký UBND huyện Sơn Động)',
      action: 'access.refused',
      subject: 'meeting:m-1',
      details: { request: 'meeting.change', id: 'm-1', unitId: 'LNGAN' },
    })
    expect(Object.keys(lines.at(-1)?.details ?? {})).toHaveLength(3)
    expect(lines[0]).toMatchObject({ actor: '–', subject: '', details: { request: 'audit.list' } })
  })
})
