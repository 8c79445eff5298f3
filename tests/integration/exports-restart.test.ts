// An export that was being made when the server was killed: it is made again, and nothing is left of the first try.
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProduct } from '../support/product.ts'
import type { ProductProcess } from '../support/product.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

let product: ProductProcess
let session: RecordedSession

beforeAll(async () => {
  product = await startProduct()
  session = await recordSession(product, { meeting: { title: 'Họp thử khi máy chủ bị ngắt' }, lengthMs: 120_000 })
  await until(
    'the recording is kept',
    () => product.clerk.ask('recording.read', { id: session.sessionId }),
    ({ closedAt }) => closedAt !== null,
  )
}, 120_000)
afterAll(() => product?.close())

/** The programs that encode for this product: they are told of its title. */
const encoders = (): number =>
  execFileSync('ps', ['-eo', 'args'])
    .toString()
    .split('\n')
    .filter((line) => line.includes('ffmpeg') && line.includes(session.title)).length

const exported = (): string[] => {
  const all = readdirSync(join(product.dataDir, 'recordings'), { recursive: true, encoding: 'utf8' })
  return all.filter((name) => name.includes('exports/'))
}

test('it is made again by itself, whole, and the encoders of the dead server are gone', async () => {
  const { sessionId: id } = session
  const { id: exportId } = await product.clerk.ask('export.start', { id, kind: 'stage' })
  const listed = async () => (await product.clerk.ask('export.list', { id })).find((one) => one.id === exportId)
  await until('it comes on', listed, (one) => (one?.progress ?? 0) > 0.05)
  expect(encoders()).toBeGreaterThan(0)
  await product.kill()
  await until('nothing encodes any more', encoders, (count) => count === 0)
  expect(exported()).toHaveLength(1)
  await product.restart()
  const done = await until('it is made', listed, (one) => one?.state === 'done' || one?.state === 'failed', 300_000)
  expect(done).toMatchObject({ state: 'done', toMs: 120_000 })
  expect(exported()).toHaveLength(1)
  expect(exported()[0]).toMatch(/\.mp4$/)
  const answer = await product.clerk.fetch(`/api/recordings/${id}/exports/${exportId}`)
  expect((await answer.arrayBuffer()).byteLength).toBe(done?.bytes)
}, 400_000)
