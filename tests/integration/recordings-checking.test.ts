// Checking recordings: a changed byte is found from the library and from the command line, and where it is.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptFolder } from '../../recorder/format/layout.ts'
import type { SessionId } from '../../signalling/protocol/index.ts'
import { makeClerk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openProduct()
}, 120_000)
afterAll(() => product?.close())

const read = (id: SessionId) => product.clerk.ask('recording.read', { id })
const recordings = (): string => join(product.dataDir, 'recordings')
/** A recording that the office has taken over. */
const record = async (): Promise<RecordedSession> => {
  const session = await recordSession(product, { lengthMs: 12_000 })
  await until(
    'the recording is kept',
    () => read(session.sessionId),
    ({ closedAt }) => closedAt !== null,
  )
  return session
}

/** Turns one bit of the middle of a file over. */
const spoil = async (path: string): Promise<void> => {
  await using file = await open(path, 'r+')
  const { size } = await file.stat()
  const at = Math.floor(size / 2)
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, at)
  await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, at)
}

test('finds a changed byte, says where, and the library shows it', async () => {
  const session = await record()
  const { sessionId: id } = session
  expect(await product.clerk.ask('recording.verify', { id })).toMatchObject({ breaks: [] })
  expect((await read(id)).verified).toMatchObject({ intact: true })
  const track = session.tracks[1]?.trackId ?? raise('no track')
  await spoil(join(keptFolder(recordings(), id), track, 'seg-0.m4s'))
  expect(await product.clerk.ask('recording.verify', { id })).toMatchObject({
    breaks: [{ trackId: track, file: 'seg-0.m4s' }],
  })
  expect((await read(id)).verified).toMatchObject({ intact: false })
  const roles = [{ role: 'auditor', unitId: null } as const]
  const auditor = await makeClerk(product.url, product.clerk, { login: 'kiemtoan', name: 'Cán bộ kiểm tra', roles })
  expect((await auditor.ask('audit.list', { text: `recording.verify ${id}` })).lines).toHaveLength(2)
})

test('from the command line names what is broken, and ends with a code that says so', async () => {
  const [sound, spoilt] = [await record(), await record()]
  const track = spoilt.tracks[0]?.trackId ?? raise('no track')
  const well = await verifyFromOutside(sound.sessionId)
  expect(well).toMatchObject({ code: 0, out: expect.stringContaining(`${sound.sessionId}: whole`) })
  await spoil(join(keptFolder(recordings(), spoilt.sessionId), track, 'init-0.mp4'))
  const broken = await verifyFromOutside(sound.sessionId, spoilt.sessionId)
  expect(broken.code).toBe(1)
  expect(broken.err).toContain(`${spoilt.sessionId}: ${track}/init-0.mp4 is not as it was recorded`)
  expect(broken.err).toContain('2 recordings checked, 1 of them not as they were recorded.')
  expect((await verifyFromOutside()).code).toBe(1)
})

async function verifyFromOutside(...ids: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'recording-verify.ts')
  const env = {
    ...process.env,
    DATA_DIR: product.dataDir,
    RECORDING_KEY_FILE: join(product.dataDir, 'recording.key'),
  }
  const child = spawn(process.execPath, [script, ...ids], { env })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, out, err }
}

function raise(message: string): never {
  throw new Error(message)
}
