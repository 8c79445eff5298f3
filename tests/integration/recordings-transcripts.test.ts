// Transcripts of recordings over HTTP: taken in, shown in the replay, found wrong where they are wrong.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unitId } from '../../signalling/protocol/index.ts'
import { makeClerk } from '../support/office.ts'
import type { Clerk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

let product: TestProduct
let session: RecordedSession
beforeAll(async () => {
  product = await openProduct()
  session = await recordSession(product, { lengthMs: 10_000 })
  await until('the library shows it', () => product.clerk.ask('recording.read', { id: session.sessionId }))
}, 120_000)
afterAll(() => product?.close())

const VTT =
  'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Chủ tọa>Kính thưa các đồng chí</v>\n\n00:05.000 --> 00:06.000\nMời Lục Ngạn\n'

const put = (
  body: string | Uint8Array<ArrayBuffer>,
  { language = 'vi', name = '', type = 'text/vtt', clerk = product.clerk } = {},
) =>
  clerk.fetch(
    `/api/recordings/${session.sessionId}/transcripts/${language}${name && `?name=${encodeURIComponent(name)}`}`,
    {
      method: 'PUT',
      headers: { 'content-type': type },
      body,
    },
  )
const replay = () => product.clerk.ask('replay.read', { id: session.sessionId })
const errorOf = async (response: Response) => ({ status: response.status, ...(await response.json()) }) as unknown

test('a transcript is taken in, read in the replay, replaced and removed', async () => {
  const answer = await put(VTT, { name: 'Gỡ băng phiên họp.vtt' })
  expect([answer.status, await answer.json()]).toMatchObject([
    201,
    { ok: true, data: { language: 'vi', name: 'Gỡ băng phiên họp.vtt', cues: 2 } },
  ])
  await put('WEBVTT\n\n00:02.000 --> 00:04.000\nDear comrades\n', { language: 'en' })
  expect(await replay()).toMatchObject({
    transcripts: [{ language: 'en', name: 'en.vtt' }, { language: 'vi' }],
    cues: [
      { fromMs: 1_000, toMs: 3_000, text: 'Kính thưa các đồng chí' },
      { fromMs: 2_000, text: 'Dear comrades' },
      { fromMs: 5_000, text: 'Mời Lục Ngạn' },
    ],
  })
  await put('WEBVTT\n', { language: 'en' })
  expect((await replay()).cues).toHaveLength(2)
  await product.clerk.ask('transcript.remove', { id: session.sessionId, language: 'vi' })
  expect((await replay()).transcripts).toMatchObject([{ language: 'en', cues: 0 }])
  await expect(product.clerk.ask('transcript.remove', { id: session.sessionId, language: 'vi' })).rejects.toMatchObject(
    { code: 'not-found' },
  )
})

describe('what is no transcript changes nothing', () => {
  const refused = (status: number, code: string, details: object = {}) => ({
    status,
    ok: false,
    error: { code, ...(Object.keys(details).length > 0 && { details }) },
  })
  test.each([
    ['nothing', '', {}, 400, 'file-unreadable', { line: 1, problem: 'no-signature' }],
    [
      'SubRip',
      '1\n00:00:01,000 --> 00:00:02,000\nLời\n',
      {},
      400,
      'file-unreadable',
      { line: 1, problem: 'no-signature' },
    ],
    [
      'a wrong time',
      'WEBVTT\n\n00:61.000 --> 00:62.000\nLời\n',
      {},
      400,
      'file-unreadable',
      { line: 3, problem: 'bad-times' },
    ],
    [
      'another coding',
      Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nK\xEDnh', 'latin1'),
      {},
      400,
      'file-unreadable',
      { problem: 'not-utf-8' },
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), {}, 400, 'file-unreadable', { problem: 'not-utf-8' }],
    ['six megabytes', `WEBVTT\n\n${'x'.repeat(6_000_000)}`, {}, 413, 'file-too-large', {}],
    ['another type', VTT, { type: 'application/json' }, 415, 'file-type-refused', {}],
    ['no language', VTT, { language: 'tieng-viet' }, 400, 'bad-message', { at: 'language' }],
    ['a name with control characters', VTT, { name: 'a\u0007b' }, 400, 'bad-message', { at: 'name' }],
  ] as const)('%s', async (_what, body, options, status, code, details) => {
    const before = await replay()
    expect(await errorOf(await put(body, options))).toMatchObject(refused(status, code, details))
    expect((await replay()).transcripts).toEqual(before.transcripts)
  })

  test('a text of another recording, or of somebody without the right', async () => {
    const roles = [{ role: 'secretary', unitId: unitId.parse('LNGAN') } as const]
    const invited: Clerk = await makeClerk(product.url, product.clerk, { login: 'thuky.ln', name: 'Thư ký', roles })
    expect(await errorOf(await put(VTT, { clerk: invited }))).toMatchObject(refused(403, 'not-permitted'))
    const nowhere = await product.clerk.fetch('/api/recordings/nothing/transcripts/vi', {
      method: 'PUT',
      headers: { 'content-type': 'text/vtt' },
      body: VTT,
    })
    expect(await errorOf(nowhere)).toMatchObject(refused(404, 'not-found'))
  })

  test('words that a page would take for its own stay words', async () => {
    await put('WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script> &lt;img onerror&gt; \u0000\n', {
      language: 'fr',
    })
    const { cues } = await replay()
    expect(cues.map(({ text }) => text)).toContain('alert(1) <img onerror> \uFFFD')
  })
})
