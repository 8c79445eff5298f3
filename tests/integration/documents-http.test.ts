// Documents over HTTP: who may bring them, who may take them, and what becomes of a line that breaks.
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { documentId } from '../../signalling/protocol/ids.ts'
import { forgetContent, sweepDocuments } from '../../signalling/services/documents.ts'
import { NOW, createMeeting, fillDirectory, openOfficeFiles } from '../support/office-files.ts'
import type { OfficeFiles } from '../support/office-files.ts'
import { DOCX, PDF, PNG } from './documents/files.ts'

const SHA_OF_PDF = createHash('sha256').update(PDF).digest('hex')
const EDITOR = 'thuky.vp'
const INVITED = 'canbo.lngan'
const STRANGER = 'thuky.sdong'

let files: OfficeFiles
beforeAll(async () => {
  files = await openOfficeFiles()
  await fillDirectory(files)
  await createMeeting(files, 'm-1')
  await createMeeting(files, 'm-draft', { status: 'draft' })
  await createMeeting(files, 'm-off', { status: 'cancelled' })
  for (const week of [-1, 0, 1, 2]) {
    await createMeeting(files, `m-week${week}`, { series: 'weekly', inHours: week * 168 + 2 })
  }
})
afterAll(() => files.close())
beforeEach(async () => {
  await files.database.db.deleteFrom('document').execute()
  await sweep(NOW * 2)
})

const sweep = (now: number) => sweepDocuments({ database: files.office, documents: files.documents, clock: () => now })

const upload = (login: string, meeting: string, name: string, body: Uint8Array, more = '') =>
  files.ask(login, `/api/meetings/${meeting}/documents?name=${encodeURIComponent(name)}${more}`, {
    method: 'POST',
    body: new Uint8Array(body),
  })

async function uploaded(meeting = 'm-1', name = 'Báo cáo.pdf', body: Uint8Array = PDF): Promise<string> {
  const response = await upload(EDITOR, meeting, name, body)
  expect(response.status).toBe(201)
  const { data } = await response.json()
  return data.document.id
}

const codeOf = async (response: Response): Promise<string> => (await response.json()).error.code

async function filesIn(): Promise<string[]> {
  const all = await readdir(join(files.database.dataDir, 'documents'), { recursive: true, withFileTypes: true })
  return all.filter((one) => one.isFile()).map((one) => one.name)
}

const lastAudit = async () => (await files.office.audit.list({ text: '', limit: 1 }))[0]

describe('bringing a document', () => {
  test('keeps it with its meeting and tells the audit trail', async () => {
    const response = await upload(EDITOR, 'm-1', ' Báo cáo.pdf ', PDF)
    expect(response.status).toBe(201)
    const { data } = await response.json()
    const expected = { name: 'Báo cáo.pdf', mediaType: 'application/pdf', bytes: PDF.length, sha256: SHA_OF_PDF }
    expect(data.document).toMatchObject({ ...expected, addedAt: NOW })
    expect(await files.office.meetings.document(data.document.id)).toMatchObject({ ...expected, meetingId: 'm-1' })
    expect(await filesIn()).toEqual([SHA_OF_PDF])
    expect(await lastAudit()).toMatchObject({
      actor: 'thuky.vp (Thư ký Văn phòng UBND)',
      action: 'document.add',
      subject: 'meeting:m-1',
      address: '127.0.0.1',
      details: { id: data.document.id, name: 'Báo cáo.pdf', sha256: SHA_OF_PDF },
    })
  })

  test('for the whole series puts it to every meeting ahead, and to none behind', async () => {
    expect((await upload(EDITOR, 'm-week1', 'a.pdf', PDF, '&series=all')).status).toBe(201)
    const rows = await files.database.db.selectFrom('document').select('meeting_id').orderBy('meeting_id').execute()
    expect(rows.map((row) => row.meeting_id)).toEqual(['m-week0', 'm-week1', 'm-week2'])
  })

  test.each([
    ['somebody who is not signed in', 'nobody', 'm-1', 'a.pdf', PDF, 401, 'not-signed-in'],
    ['somebody who is only invited', INVITED, 'm-1', 'a.pdf', PDF, 403, 'not-permitted'],
    ['a secretary of another unit', STRANGER, 'm-1', 'a.pdf', PDF, 403, 'not-permitted'],
    ['for a meeting that is not there', EDITOR, 'm-none', 'a.pdf', PDF, 404, 'not-found'],
    ['for a meeting that was cancelled', EDITOR, 'm-off', 'a.pdf', PDF, 410, 'meeting-cancelled'],
    ['for an id that is none', EDITOR, 'm%2F..%2F1', 'a.pdf', PDF, 404, 'not-found'],
    ['with a path for a name', EDITOR, 'm-1', '../../a.pdf', PDF, 400, 'bad-message'],
    ['with a Windows path for a name', EDITOR, 'm-1', 'C:\\a.pdf', PDF, 400, 'bad-message'],
    ['with a header for a name', EDITOR, 'm-1', 'a\r\nset-cookie: x=1.pdf', PDF, 400, 'bad-message'],
    ['with a name whose direction turns', EDITOR, 'm-1', 'a\u202Efdp.exe', PDF, 400, 'bad-message'],
    ['with a name without end', EDITOR, 'm-1', `${'a'.repeat(300)}.pdf`, PDF, 400, 'bad-message'],
    ['with a hidden name', EDITOR, 'm-1', '.pdf', PDF, 400, 'bad-message'],
    ['with another type', EDITOR, 'm-1', 'a.pdf', Buffer.from('<html>'), 415, 'file-type-refused'],
    ['with a name that contradicts', EDITOR, 'm-1', 'a.pdf', DOCX, 400, 'file-unreadable'],
  ])('is refused: %s', async (_who, login, meeting, name, body, status, code) => {
    const response = await upload(login, meeting, name, body)
    expect([response.status, await codeOf(response)]).toEqual([status, code])
    expect(await filesIn()).toEqual([])
    expect(await files.database.db.selectFrom('document').select('id').execute()).toEqual([])
  })

  test('who is turned away is written down', async () => {
    await upload(STRANGER, 'm-1', 'a.pdf', PDF)
    expect(await lastAudit()).toMatchObject({
      actor: 'thuky.sdong (Thư ký UBND huyện Sơn Động)',
      action: 'access.refused',
      details: { request: 'document.add', meetingId: 'm-1' },
    })
  })

  test('from a page of another site is refused', async () => {
    const response = await files.ask(EDITOR, '/api/meetings/m-1/documents?name=a.pdf', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new Uint8Array(PDF),
    })
    expect(await codeOf(response)).toBe('foreign-origin')
  })

  test('that is too large is told so while it is being sent', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield PDF
      for (let sent = 0; sent < 101; sent += 1) yield Buffer.alloc(1_000_000)
    }
    const init = { method: 'POST', body: endless(), duplex: 'half' }
    // Node's own fetch takes any async iterable; the browser's types, which rule here, do not know that.
    const response = await files.ask(EDITOR, '/api/meetings/m-1/documents?name=a.pdf', init as unknown as RequestInit)
    expect([response.status, await codeOf(response)]).toEqual([413, 'file-too-large'])
    expect(await filesIn()).toEqual([])
  })

  test('whose line breaks in the middle leaves nothing', async () => {
    const sending = request(`${files.url}/api/meetings/m-1/documents?name=a.pdf`, {
      method: 'POST',
      headers: { cookie: `diem-cau=${EDITOR}`, 'content-length': String(PDF.length + 1_000_000) },
    })
    sending.on('error', () => {})
    sending.write(PDF)
    await vi.waitFor(async () => expect(await filesIn()).toHaveLength(1))
    sending.destroy()
    await vi.waitFor(async () => expect(await filesIn()).toEqual([]))
    expect(await files.database.db.selectFrom('document').select('id').execute()).toEqual([])
    expect(files.log.lines).toEqual([])
  })

  test('twice at once, the same content, keeps it once and both rows', async () => {
    const [one, other] = await Promise.all([uploaded('m-1', 'a.pdf'), uploaded('m-week1', 'b.pdf')])
    expect(one).not.toBe(other)
    expect(await filesIn()).toEqual([SHA_OF_PDF])
  })
})

describe('taking a document', () => {
  test('sends it as a file to everybody who may read the meeting', async () => {
    const id = await uploaded()
    for (const login of [EDITOR, INVITED]) {
      const response = await files.ask(login, `/api/documents/${id}`)
      expect(response.status).toBe(200)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(PDF.length),
        'content-disposition': `attachment; filename="Bao cao.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf`,
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF)
    }
  })

  test('is refused to others, and written down', async () => {
    const id = await uploaded()
    const response = await files.ask(STRANGER, `/api/documents/${id}`)
    expect([response.status, await codeOf(response)]).toEqual([403, 'not-permitted'])
    expect(await lastAudit()).toMatchObject({
      action: 'access.refused',
      subject: `document:${id}`,
      details: { request: 'document.read', id },
    })
    expect((await files.ask('nobody', `/api/documents/${id}`)).status).toBe(401)
    expect((await files.ask(EDITOR, '/api/documents/..%2F..%2Fowner.lock')).status).toBe(404)
    expect((await files.ask(EDITOR, '/api/documents/none')).status).toBe(404)
  })

  test('of a draft is for its editors alone', async () => {
    const id = await uploaded('m-draft')
    expect((await files.ask(EDITOR, `/api/documents/${id}`)).status).toBe(200)
    expect((await files.ask(INVITED, `/api/documents/${id}`)).status).toBe(403)
  })

  test('shows pictures and PDF in the browser when asked, Office files never', async () => {
    const kinds = [await uploaded(), await uploaded('m-1', 'a.png', PNG), await uploaded('m-1', 'a.docx', DOCX)]
    const shown = await Promise.all(
      kinds.map(async (id) => {
        const response = await files.ask(INVITED, `/api/documents/${id}?inline`)
        return response.headers.get('content-disposition')?.split(';')[0]
      }),
    )
    expect(shown).toEqual(['inline', 'inline', 'attachment'])
  })

  test.each([
    ['bytes=0-3', 206, `bytes 0-3/${PDF.length}`, '%PDF'],
    ['bytes=-6', 206, `bytes ${PDF.length - 6}-${PDF.length - 1}/${PDF.length}`, '%%EOF\n'],
    ['bytes=1-2,4-5', 200, null, PDF.toString()],
    ['bytes=9999-', 416, `bytes */${PDF.length}`, ''],
    ['lines=1-2', 200, null, PDF.toString()],
  ])('in parts: %s', async (range, status, contentRange, text) => {
    const id = await uploaded()
    const response = await files.ask(EDITOR, `/api/documents/${id}`, { headers: { range } })
    expect([response.status, response.headers.get('content-range')]).toEqual([status, contentRange])
    expect(await response.text()).toBe(text)
    const stale = await files.ask(EDITOR, `/api/documents/${id}`, { headers: { range, 'if-range': '"other"' } })
    expect(stale.status).toBe(200)
    const head = await files.ask(EDITOR, `/api/documents/${id}`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(PDF.length))
  })
})

describe('a content', () => {
  test('goes when the last document of it has gone, not before', async () => {
    const parts = { database: files.office, documents: files.documents }
    const [one, other] = [await uploaded(), await uploaded('m-week1')]
    for (const [id, left] of [[one, [SHA_OF_PDF]] as const, [other, []] as const]) {
      await files.office.transaction(({ meetings }) => meetings.removeDocument(documentId.parse(id)))
      await forgetContent(parts, SHA_OF_PDF)
      expect(await filesIn()).toEqual(left)
    }
  })

  test('that nobody uses is swept away, but not while it is new', async () => {
    await uploaded()
    await files.database.db.deleteFrom('document').execute()
    await sweep(Date.now())
    expect(await filesIn()).toEqual([SHA_OF_PDF])
    await sweep(Date.now() + 90_000_000)
    expect(await filesIn()).toEqual([])
  })
})
