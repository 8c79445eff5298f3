// Which files are taken in and which are not, by their real bytes; and what the folder holds afterwards.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDocumentStore } from '../../signalling/documents/document-store.ts'
import type { DocumentStore } from '../../signalling/ports/documents.ts'
import { compoundFile, officeOpenXml, openDocumentFile } from '../support/archive.ts'
import { DOCX, HOSTILE, JPEG, OFFICE, PDF, PNG, WEBP, XLSX } from './documents/files.ts'

let dataDir: string
let store: DocumentStore
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'diem-cau-documents-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))
beforeEach(async () => {
  await rm(join(dataDir, 'documents'), { recursive: true, force: true })
  store = await openDocumentStore(dataDir)
})

async function* inPieces(content: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

const receive = (name: string, content: Buffer) => store.receive(name, inPieces(content))

/** Every file of the store, by its path below it. */
async function filesIn(): Promise<string[]> {
  const all = await readdir(join(dataDir, 'documents'), { recursive: true, withFileTypes: true })
  return all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(dataDir.length + 1))
}

async function textOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

describe('is taken in, by its content', () => {
  test.each([
    ['bao-cao.pdf', PDF, 'application/pdf'],
    ['BAO-CAO.PDF', PDF, 'application/pdf'],
    ['Tờ trình.docx', DOCX, `${OFFICE}.wordprocessingml.document`],
    ['Số liệu.xlsx', XLSX, `${OFFICE}.spreadsheetml.sheet`],
    ['Trình chiếu.pptx', officeOpenXml('presentationml.presentation'), `${OFFICE}.presentationml.presentation`],
    ['a.odt', openDocumentFile('text'), 'application/vnd.oasis.opendocument.text'],
    ['a.ods', openDocumentFile('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['a.odp', openDocumentFile('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['a.doc', compoundFile(['WordDocument']), 'application/msword'],
    ['a.xls', compoundFile(['Workbook']), 'application/vnd.ms-excel'],
    ['a.ppt', compoundFile(['PowerPoint Document']), 'application/vnd.ms-powerpoint'],
    ['a.png', PNG, 'image/png'],
    ['a.jpg', JPEG, 'image/jpeg'],
    ['a.jpeg', JPEG, 'image/jpeg'],
    ['a.webp', WEBP, 'image/webp'],
  ])('%s', async (name, content, mediaType) => {
    const received = await receive(name, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(received).toMatchObject({ sha256, bytes: content.length, mediaType })
    await received.keep()
    expect(await filesIn()).toEqual([`documents/${sha256.slice(0, 2)}/${sha256}`])
    const found = await store.find(sha256)
    expect(await textOf(found?.read() ?? inPieces(Buffer.alloc(0)))).toEqual(content)
  })
})

describe('is refused, and leaves nothing', () => {
  test.each(HOSTILE)('%s', async (_what, name, content, code) => {
    await expect(receive(name, content)).rejects.toMatchObject({ code })
    expect(await filesIn()).toEqual([])
  })

  test('a file that does not end: after 100 MB', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield PDF
      for (;;) yield Buffer.alloc(1_000_000)
    }
    await expect(store.receive('a.pdf', endless())).rejects.toMatchObject({
      code: 'file-too-large',
      details: { maxBytes: 100_000_000 },
    })
    expect(await filesIn()).toEqual([])
  })

  test('a file whose line breaks in the middle', async () => {
    const broken = new Error('aborted')
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield PDF
      throw broken
    }
    await expect(store.receive('a.pdf', cut())).rejects.toBe(broken)
    expect(await filesIn()).toEqual([])
  })
})

describe('the folder', () => {
  test('is closed to other users, and the same content lies there once', async () => {
    const [one, other] = [await receive('a.pdf', PDF), await receive('b.pdf', PDF)]
    await one.keep()
    const place = join(dataDir, 'documents', one.sha256.slice(0, 2), one.sha256)
    const before = await stat(place)
    await other.keep()
    const after = await stat(place)
    expect([after.ino, after.mode & 0o777]).toEqual([before.ino, 0o600])
    expect((await stat(join(place, '..'))).mode & 0o777).toBe(0o700)
    expect(await filesIn()).toHaveLength(1)
  })

  test('mends a content that is there only in part', async () => {
    const first = await receive('a.pdf', PDF)
    await first.keep()
    const place = join(dataDir, 'documents', first.sha256.slice(0, 2), first.sha256)
    await writeFile(place, PDF.subarray(0, 10))
    await (await receive('a.pdf', PDF)).keep()
    expect(await readFile(place)).toEqual(PDF)
  })

  test('keeps nothing of what is dropped', async () => {
    await (await receive('a.pdf', PDF)).drop()
    expect(await filesIn()).toEqual([])
  })

  test('loses at the next opening what a killed process was just receiving a day ago', async () => {
    const incoming = join(dataDir, 'documents', 'incoming')
    await writeFile(join(incoming, 'old'), 'x')
    await writeFile(join(incoming, 'new'), 'x')
    const yesterday = new Date(Date.now() - 90_000_000)
    await utimes(join(incoming, 'old'), yesterday, yesterday)
    await openDocumentStore(dataDir)
    expect(await readdir(incoming)).toEqual(['new'])
  })

  test('gives a part of a content', async () => {
    const received = await receive('a.pdf', PDF)
    await received.keep()
    const found = await store.find(received.sha256)
    expect((await textOf(found?.read({ first: 1, last: 3 }) ?? inPieces(PDF))).toString()).toBe('PDF')
    expect(await store.find('0'.repeat(64))).toBeUndefined()
  })

  test('is never left: a name that is no digest is an error', async () => {
    await expect(async () => store.find('../../etc/passwd')).rejects.toThrow('no SHA-256')
    await expect(async () => store.remove('../../etc/passwd')).rejects.toThrow('no SHA-256')
  })

  test('does one thing at a time to one content', async () => {
    const order: string[] = []
    const gate = Promise.withResolvers<void>()
    const slow = store.exclusively('a', async () => {
      await gate.promise
      order.push('slow')
      throw new Error('failed')
    })
    const next = store.exclusively('a', async () => void order.push('next'))
    await store.exclusively('b', async () => void order.push('other'))
    gate.resolve()
    await expect(slow).rejects.toThrow('failed')
    await next
    expect(order).toEqual(['other', 'slow', 'next'])
  })
})
