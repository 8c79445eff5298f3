// Keeping recordings: taken over after every kind of end, retained, held, removed; each act in the audit trail.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SILENT_LOG } from '../../config/log.ts'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { masterKey } from '../../recorder/format/master-key.ts'
import { keptUntil } from '../../signalling/domain/retention.ts'
import { officialId, unitId } from '../../signalling/protocol/index.ts'
import type { AuditLine, SessionId } from '../../signalling/protocol/index.ts'
import { openLocalRecordings } from '../../signalling/recordings/local-storage.ts'
import { removeDueRecordings } from '../../signalling/services/recordings/finishing.ts'
import type { RecordingParts } from '../../signalling/services/recordings/parts.ts'
import { attachDatabase } from '../../signalling/storage/attach.ts'
import type { Database } from '../../signalling/storage/database.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { makeClerk } from '../support/office.ts'
import type { Clerk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession, RecordedSessionOptions } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const DAY_MS = 86_400_000

let product: TestProduct
let auditor: Clerk
beforeAll(async () => {
  product = await openProduct()
  const roles = [{ role: 'auditor', unitId: null } as const]
  auditor = await makeClerk(product.url, product.clerk, { login: 'kiemtoan', name: 'Cán bộ kiểm tra', roles })
}, 120_000)
afterAll(() => product?.close())

const record = async (options: RecordedSessionOptions = {}): Promise<RecordedSession> => {
  const session = await recordSession(product, { lengthMs: 12_000, ...options })
  if (options.standing !== 'live') await kept(session)
  return session
}
const read = (id: SessionId) => product.clerk.ask('recording.read', { id })
const kept = ({ sessionId: id }: RecordedSession) =>
  until(
    'the recording is kept',
    () => read(id),
    ({ closedAt }) => closedAt !== null,
  )
const recordings = (): string => join(product.dataDir, 'recordings')
const linesAbout = async (id: SessionId, action: string): Promise<AuditLine[]> =>
  (await auditor.ask('audit.list', { text: `${action} ${id}` })).lines
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

describe('a session that is over', () => {
  test('is taken over with its measures, its date and the anchor of its chains', async () => {
    const session = await record({ pause: { fromMs: 4_000, toMs: 6_000 }, damaged: { fromMs: 1_000, toMs: 2_000 } })
    const closedAt = session.openedAt + 12_000
    expect(await read(session.sessionId)).toMatchObject({
      title: session.title,
      openedAt: session.openedAt,
      closedAt,
      lengthMs: 10_000,
      gapMs: 0,
      damagedMs: 1_000,
      tracks: session.tracks.length,
      retention: 'five-years',
      keepUntil: keptUntil(closedAt, 'five-years', ZONE),
      hold: null,
      verified: null,
    })
    expect(await exists(keptFolder(recordings(), session.sessionId))).toBe(true)
    expect(await exists(spoolFolder(recordings(), session.sessionId))).toBe(false)
    const [line, ...others] = await linesAbout(session.sessionId, 'recording.keep')
    expect(others).toEqual([])
    expect(line?.details).toMatchObject({
      anchor: expect.stringMatching(/^[0-9a-f]{64}$/),
      tracks: session.tracks.length,
    })
  })

  test('is taken over though its recorder was killed: what it left behind is made whole and closed', async () => {
    const session = await record({ standing: 'left' })
    const track = session.tracks[0]?.trackId ?? raise('no track')
    const index = await product.clerk.fetch(`/api/recordings/${session.sessionId}/tracks/${track}/index.json`)
    expect(await index.json()).toMatchObject({ ended: true })
    expect(await product.clerk.ask('recording.verify', { id: session.sessionId })).toMatchObject({ breaks: [] })
  })

  test('is taken over though the office was killed after the rename', async () => {
    const session = await record({ standing: 'kept' })
    expect((await linesAbout(session.sessionId, 'recording.keep')).length).toBe(1)
    expect(await read(session.sessionId)).toMatchObject({ lengthMs: 12_000 })
  })

  test('has no gap where one place alone was away', async () => {
    const session = await record({ lengthMs: 20_000, lineDown: { fromMs: 5_000, toMs: 10_000 } })
    // The others were recorded meanwhile: nothing of the session is missing.
    expect(await read(session.sessionId)).toMatchObject({ gapMs: 0, lengthMs: 20_000 })
  })
})

describe('the library', () => {
  test('is filtered, counted and turned page by page', async () => {
    const held = await record({
      meeting: { title: 'Giao ban khối nội chính', level: 'internal', chairId: officialId.parse('VPUBND-1') },
      damaged: { fromMs: 0, toMs: 3_000 },
      openedAt: Date.UTC(2026, 4, 11, 1),
    })
    await product.clerk.ask('recording.hold', { ids: [held.sessionId], held: true, reason: 'Thanh tra' })
    const ids = async (filter: Parameters<typeof product.clerk.ask<'recording.list'>>[1]) =>
      (await product.clerk.ask('recording.list', filter)).recordings.map((one) => one.sessionId)
    expect(await ids({ text: 'noi chinh giao' })).toEqual([held.sessionId])
    expect(await ids({ text: 'khoi noi chinh %' })).toEqual([])
    expect(await ids({ level: 'internal' })).toEqual([held.sessionId])
    expect(await ids({ only: 'held' })).toEqual([held.sessionId])
    expect(await ids({ only: 'unsound' })).toContain(held.sessionId)
    expect(await ids({ only: 'due' })).toEqual([])
    expect(await ids({ organiserId: unitId.parse('LNGAN') })).toEqual([])
    expect(await ids({ from: Date.UTC(2026, 4, 11), to: Date.UTC(2026, 4, 12) })).toEqual([held.sessionId])
    const all = await product.clerk.ask('recording.list', {})
    expect(all).toMatchObject({ more: false, totals: { recordings: all.recordings.length } })
    expect(all.totals.bytes).toBe(all.recordings.reduce((sum, one) => sum + one.bytes, 0))
    expect(all.recordings.map(({ openedAt }) => openedAt)).toEqual(
      all.recordings.map(({ openedAt }) => openedAt).toSorted((a, b) => b - a),
    )
    expect((await product.clerk.ask('recording.list', { page: 1 })).recordings).toEqual([])

    const usage = await product.clerk.ask('recording.usage', {})
    expect(usage.freeBytes).toBeGreaterThan(0)
    expect(usage.months[0]).toMatchObject({ month: '2026-05', recordings: 1 })
    expect(usage.units).toMatchObject([
      { unitId: 'VPUBND', recordings: all.recordings.length, bytes: all.totals.bytes },
    ])
    expect(usage.retentions).toMatchObject([{ retention: 'five-years' }])
  })
})

describe('how long recordings are kept', () => {
  test('a class gives each its date; all or none', async () => {
    const [one, two] = [await record(), await record()]
    const ids = [one.sessionId, two.sessionId]
    await product.clerk.ask('recording.retain', { ids, retention: 'one-year', reason: 'Theo danh mục hồ sơ' })
    for (const { sessionId: id, openedAt } of [one, two]) {
      expect(await read(id)).toMatchObject({
        retention: 'one-year',
        keepUntil: keptUntil(openedAt + 12_000, 'one-year', ZONE),
      })
      expect((await linesAbout(id, 'recording.retain'))[0]?.details).toMatchObject({
        before: 'five-years',
        reason: 'Theo danh mục hồ sơ',
      })
    }
    const none = { ids: [...ids, 'nothing' as SessionId], retention: 'for-ever', reason: 'Lưu vĩnh viễn' } as const
    await expect(product.clerk.ask('recording.retain', none)).rejects.toEqual(refusal('not-found'))
    expect(await read(one.sessionId)).toMatchObject({ retention: 'one-year' })
    await product.clerk.ask('recording.retain', { ...none, ids })
    expect(await read(one.sessionId)).toMatchObject({ retention: 'for-ever', keepUntil: null })
  })

  test('a hold keeps a recording from everybody, and is lifted by name and with a reason', async () => {
    const { sessionId: id } = await record()
    await product.clerk.ask('recording.hold', { ids: [id], held: true, reason: 'Giải quyết khiếu nại' })
    expect((await read(id)).hold).toMatchObject({ by: 'Quản trị viên', reason: 'Giải quyết khiếu nại' })
    const removal = product.clerk.ask('recording.remove', { ids: [id], reason: 'Dọn dẹp' })
    await expect(removal).rejects.toEqual(refusal('recording-held'))
    await product.clerk.ask('recording.hold', { ids: [id], held: false, reason: 'Đã giải quyết xong' })
    expect((await read(id)).hold).toBeNull()
    expect(await linesAbout(id, 'recording.release')).toHaveLength(1)
  })

  test('removal takes the key, the files and the transcripts; a reason is asked for, and the trail keeps the anchor', async () => {
    const session = await record()
    const { sessionId: id } = session
    await expect(product.clerk.ask('recording.remove', { ids: [id], reason: ' ' })).rejects.toEqual(
      refusal('bad-message'),
    )
    await product.clerk.ask('recording.remove', { ids: [id], reason: 'Hết giá trị sử dụng' })
    await expect(read(id)).rejects.toEqual(refusal('not-found'))
    await expect(product.clerk.ask('replay.read', { id })).rejects.toEqual(refusal('not-found'))
    expect(await exists(keptFolder(recordings(), id))).toBe(false)
    const [line] = await linesAbout(id, 'recording.remove')
    expect(line?.details).toMatchObject({
      reason: 'Hết giá trị sử dụng',
      anchor: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('what goes on cannot be removed', async () => {
    const live = await record({ standing: 'live' })
    await live.grow(2_000)
    const { sessionId: id } = live
    await until('the library shows it', () => read(id))
    const removal = product.clerk.ask('recording.remove', { ids: [id], reason: 'Nhầm' })
    await expect(removal).rejects.toEqual(refusal('recording-live'))
    await live.end()
    await kept(live)
    await product.clerk.ask('recording.remove', { ids: [id], reason: 'Nhầm' })
  })

  test('only who manages the recordings of the organising unit may do any of this', async () => {
    const { sessionId: id } = await record()
    const roles = [{ role: 'secretary', unitId: unitId.parse('LNGAN') } as const]
    const invited = await makeClerk(product.url, product.clerk, {
      login: 'thuky.lngan',
      name: 'Thư ký UBND huyện',
      roles,
    })
    const reason = 'Thử'
    await expect(invited.ask('recording.retain', { ids: [id], retention: 'one-year', reason })).rejects.toEqual(
      refusal('not-permitted'),
    )
    await expect(invited.ask('recording.hold', { ids: [id], held: true, reason })).rejects.toEqual(
      refusal('not-permitted'),
    )
    await expect(invited.ask('recording.remove', { ids: [id], reason })).rejects.toEqual(refusal('not-permitted'))
    await expect(invited.ask('recording.verify', { id })).rejects.toEqual(refusal('not-permitted'))
    expect(await read(id)).toMatchObject({ retention: 'five-years', hold: null })
  })
})

describe('what is due', () => {
  test('counts as such thirty days ahead', async () => {
    const { sessionId: id } = await record()
    await alter(id, { keep_until: Date.now() + 29 * DAY_MS })
    const { recordings: due } = await product.clerk.ask('recording.list', { only: 'due' })
    expect(due.map((one) => one.sessionId)).toEqual([id])
  })

  test('is removed when its date has come, unless a hold keeps it; the trail says so', async () => {
    const [due, held] = [await record(), await record()]
    await product.clerk.ask('recording.hold', { ids: [held.sessionId], held: true, reason: 'Thanh tra' })
    for (const one of [due, held]) await alter(one.sessionId, { keep_until: Date.now() - DAY_MS })
    const database = await attachDatabase({ dataDir: product.dataDir, log: SILENT_LOG })
    try {
      await removeDueRecordings(await partsOver(database))
    } finally {
      await database.close()
    }
    await expect(read(due.sessionId)).rejects.toEqual(refusal('not-found'))
    expect(await exists(keptFolder(recordings(), due.sessionId))).toBe(false)
    expect(await linesAbout(due.sessionId, 'recording.expire')).toMatchObject([{ actor: '–' }])
    expect(await read(held.sessionId)).toMatchObject({ hold: { reason: 'Thanh tra' } })
  })

  test('of which a crash left the files behind is completed by the next sweep', async () => {
    const { sessionId: id } = await record()
    await alter(id, { removed_at: Date.now() })
    await until(
      'the files are gone',
      () => exists(keptFolder(recordings(), id)),
      (isThere) => !isThere,
    )
  })

  async function alter(id: SessionId, values: { keep_until?: number; removed_at?: number }): Promise<void> {
    const database = await attachDatabase({ dataDir: product.dataDir, log: SILENT_LOG })
    try {
      await database.db.updateTable('recording').set(values).where('session_id', '=', id).execute()
    } finally {
      await database.close()
    }
  }

  async function partsOver(database: Database): Promise<RecordingParts> {
    const keyFile = join(product.dataDir, 'recording.key')
    return {
      database: createOfficeDatabase(database),
      recordings: await openLocalRecordings({
        recordingsDir: recordings(),
        masterKey: () => masterKey(keyFile, recordings()),
      }),
      recorders: { finish: () => Promise.reject(new Error('nothing is being recorded')) },
      sessions: { journal: (session, after = 0) => createJournal(database).read(session, after) },
      clock: Date.now,
      zone: ZONE,
      failed: (error) => {
        throw error
      },
    }
  }
})

test('nothing of what was removed lies about', async () => {
  const names = (await Promise.all(['spool', 'kept'].map((place) => readdir(join(recordings(), place))))).flat()
  for (const name of names) await expect(read(name as SessionId)).resolves.toBeDefined()
})

function raise(message: string): never {
  throw new Error(message)
}
