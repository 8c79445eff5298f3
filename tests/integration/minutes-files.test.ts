// Minutes as files over HTTP: who is given them, and what a word processor and a reader of .pdf find in them.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { NEW_RECORDING } from '../../signalling/domain/state/recording.ts'
import type { RecordedEvent, SessionEvent } from '../../signalling/domain/event.ts'
import { createHttpApp } from '../../signalling/gateway/http.ts'
import { minutesFileRouter } from '../../signalling/gateway/minutes-files.ts'
import { createPaperWriter } from '../../signalling/papers/paper-writer.ts'
import { PROTOCOL_VERSION, bridgePointId, meetingId, peerId, sessionId } from '../../signalling/protocol/index.ts'
import { turnedAway } from '../../signalling/services/audit.ts'
import { minutesHandlers } from '../../signalling/services/minutes.ts'
import { minutesFile } from '../../signalling/services/minutes/files.ts'
import type { MinutesParts } from '../../signalling/services/minutes/reading.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { NOW, callerNamed, createMeeting, fillDirectory, openOfficeFiles, personOf } from '../support/office-files.ts'
import type { OfficeFiles } from '../support/office-files.ts'

const SESSION = sessionId.parse('phien-1')
const DRAFT = sessionId.parse('phien-2')
const EDITOR = 'thuky.vp'
const INVITED = 'canbo.lngan'
const STRANGER = 'thuky.sdong'
/** Enough for a table and several pages. */
const MANY = 40

let files: OfficeFiles
let url: string
let close: () => Promise<void>
beforeAll(async () => {
  files = await openOfficeFiles()
  await fillDirectory(files)
  await createMeeting(files, 'm-1')
  await createMeeting(files, 'm-2')
  const parts = partsOver(files)
  await openSession('m-1', SESSION)
  await openSession('m-2', DRAFT)
  await minutesHandlers(parts)['minutes.sign']({ sessionId: SESSION, revision: 0 }, callerNamed(EDITOR))
  ;({ url, close } = await serve(parts))
}, 120_000)
afterAll(async () => {
  await close()
  await files.close()
})

function partsOver({ office, database, documents }: OfficeFiles): MinutesParts {
  const journal = createJournal(database)
  return {
    database: office,
    documents,
    sessions: {
      open: async () => NEW_RECORDING,
      seats: async () => ({ connected: new Set(), calledAt: new Map() }),
      issueTicket: async () => ({ ticket: 'ticket', peerId: peerId.parse('p') }),
      journal: (id) => journal.read(id, 0),
    },
    clock: () => NOW,
    newId: () => crypto.randomUUID(),
    zone: 'Asia/Ho_Chi_Minh',
    province: { name: 'tỉnh Bắc Giang', place: 'Bắc Giang' },
    digest: (data) => createHash('sha256').update(data).digest('hex'),
  }
}

async function openSession(meeting: string, session: typeof SESSION): Promise<void> {
  await files.office.transaction(async ({ meetings }) => {
    await meetings.openSession(meetingId.parse(meeting), session, NOW)
    await meetings.closeSession(session, NOW + 3_600_000)
  })
  const bridgePoints = Array.from({ length: MANY }, (_, index) => ({
    id: bridgePointId.parse(`xa-${index}`),
    name: `UBND xã Quý Sơn ${index + 1}`,
    main: index === 0,
  }))
  const events: SessionEvent[] = [
    { type: 'session.opened', title: 'Hội nghị về tiêm phòng đàn vật nuôi', bridgePoints },
    ...bridgePoints.map(({ id }): SessionEvent => ({
      type: 'peer.joined',
      peerId: peerId.parse(id),
      bridgePointId: id,
      role: 'member',
    })),
    ...Array.from({ length: 12 }, (_, index): SessionEvent => ({
      type: 'conclusion.added',
      id: `c${index}`,
      text: `Giao các đơn vị khẩn trương hoàn thành nhiệm vụ thứ ${index + 1} trước ngày mùng Một; nghiêm túc, đúng quy định.`,
      itemId: null,
    })),
    { type: 'session.closed' },
  ]
  const recorded = events.map((event, index): RecordedEvent => ({
    seq: index + 1,
    at: NOW + index * 1_000,
    by: 'system',
    event,
  }))
  await createJournal(files.database).append(session, recorded)
}

async function serve(parts: MinutesParts): Promise<{ url: string; close: () => Promise<void> }> {
  const papers = createPaperWriter()
  const webDir = await mkdtemp(join(tmpdir(), 'diem-cau-web-'))
  await writeFile(join(webDir, 'index.html'), '<!--boot-->')
  const router = minutesFileRouter({
    identify: async (token) => personOf(token),
    secure: false,
    turnedAway: turnedAway(parts),
    minutesFile: (caller, id, kind) => minutesFile({ ...parts, papers }, caller, id, kind),
  })
  const boot = { protocolVersion: PROTOCOL_VERSION, rtpCapabilities: {} }
  const app = await createHttpApp({ boot, webDir, secure: false, routers: { '/': router }, log: files.log })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A TCP server's address is an object; only a Unix socket's is a string.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(webDir, { recursive: true, force: true })
    },
  }
}

const ask = (login: string, path: string) => fetch(`${url}${path}`, { headers: { cookie: `diem-cau=${login}` } })

/** The entries of a zip archive by name. */
function unzipped(archive: Buffer): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, Buffer>>()
  fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
    if (error) return reject(error)
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (failure, stream) => {
        if (failure) return reject(failure)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          entries.set(entry.fileName, Buffer.concat(chunks))
          zip.readEntry()
        })
      })
    })
    zip.on('end', () => resolve(entries))
    zip.readEntry()
  })
  return promise
}

describe('who is given the files', () => {
  test.each([
    ['somebody who is not signed in', 'nobody', `${SESSION}.pdf`, 401],
    ['an invited unit, of a draft', INVITED, `${DRAFT}.pdf`, 403],
    ['a unit that was not invited', STRANGER, `${SESSION}.docx`, 403],
    ['a session that is not there', EDITOR, 'khong-co.pdf', 404],
    ['another kind of file', EDITOR, `${SESSION}.odt`, 404],
    ['no kind at all', EDITOR, SESSION, 404],
  ])('refused: %s', async (_who, login, file, status) => {
    const response = await ask(login, `/api/minutes/${file}`)
    expect(response.status).toBe(status)
  })

  test('who is turned away is written down', async () => {
    await ask(STRANGER, `/api/minutes/${SESSION}.pdf`)
    expect((await files.office.audit.list({ text: '', limit: 1 }))[0]).toMatchObject({
      action: 'access.refused',
      details: { request: 'minutes.read' },
    })
  })
})

describe('the .docx', () => {
  let entries: Map<string, Buffer>
  let text: string
  beforeAll(async () => {
    const response = await ask(INVITED, `/api/minutes/${SESSION}.docx`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('wordprocessingml.document')
    const name = encodeURIComponent('Biên bản 2026-11-23 Hội nghị về tiêm phòng đàn vật nuôi.docx')
    expect(response.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`)
    entries = await unzipped(Buffer.from(await response.arrayBuffer()))
    text = entries.get('word/document.xml')?.toString('utf8') ?? ''
  }, 60_000)

  test('carries its four faces', () => {
    const table = entries.get('word/fontTable.xml')?.toString('utf8')
    expect(table).toContain('w:name="Times New Roman"')
    for (const face of ['embedRegular', 'embedBold', 'embedItalic', 'embedBoldItalic']) expect(table).toContain(face)
    const faces = [...entries].filter(([name]) => name.startsWith('word/fonts/'))
    expect(faces).toHaveLength(4)
    for (const [, face] of faces) expect(face.length).toBeGreaterThan(100_000)
  })

  test('has the head of the state, the issuing body and the type', () => {
    for (const line of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'BIÊN BẢN',
      'Bắc Giang, ngày 23 tháng 11 năm 2026',
      'Nơi nhận:',
      'THƯ KÝ',
      'CHỦ TỌA',
    ]) {
      expect([line, text.includes(`>${line}<`)]).toEqual([line, true])
    }
  })

  test('is an A4 page with the margins of the decree, its number from the second page on', () => {
    const measures = (element: string) =>
      Object.fromEntries(
        [...(new RegExp(`<w:${element} [^>]*>`).exec(text)?.[0] ?? '').matchAll(/w:(\w+)="(\d+)"/g)].map(
          ([, name, value]) => [name, Number(value)],
        ),
      )
    expect(measures('pgSz')).toMatchObject({ w: 11_906, h: 16_838 })
    expect(measures('pgMar')).toMatchObject({ top: 1_134, bottom: 1_134, left: 1_701, right: 850 })
    expect(text.includes('<w:titlePg/>')).toBe(true)
    const headers = [...entries].filter(([name]) => /^word\/header\d+\.xml$/.test(name)).map(([, xml]) => String(xml))
    expect(headers.filter((xml) => xml.includes('PAGE'))).toHaveLength(1)
  })

  test('lists many bridge points in a table whose heading is repeated, and shows the hash', () => {
    expect(text.match(/UBND xã Quý Sơn/g)).toHaveLength(MANY)
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(/Mã băm \(SHA-256\): [0-9a-f]{64}/.test(text)).toBe(true)
  })
})

describe('the .pdf', () => {
  test('is shown by the browser when asked, saved otherwise', async () => {
    const [saved, shown] = [
      await ask(EDITOR, `/api/minutes/${DRAFT}.pdf`),
      await ask(EDITOR, `/api/minutes/${DRAFT}.pdf?inline`),
    ]
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
    expect(shown.headers.get('content-type')).toBe('application/pdf')
  }, 60_000)

  test('says in true Unicode what the minutes say, on numbered pages, with its faces embedded', async () => {
    const response = await ask(INVITED, `/api/minutes/${SESSION}.pdf`)
    const data = new Uint8Array(await response.arrayBuffer())
    const binary = Buffer.from(data).toString('latin1')
    expect(binary.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(4)
    const task = getDocument({ data, useSystemFonts: false })
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      pages.push(
        items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' ')
          .replaceAll(/\s+/g, ' '),
      )
    }
    await task.destroy()
    const [first = '', second = ''] = pages
    expect(pages.length).toBeGreaterThanOrEqual(3)
    expect(first).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(first).toContain('Hội nghị về tiêm phòng đàn vật nuôi')
    expect(first).toContain('Có mặt 40/40 điểm cầu được mời')
    // The number comes after the text that stands below it.
    expect(second.trim()).toMatch(/ 2$/)
    const all = pages.join(' ')
    expect(all).toContain('khẩn trương hoàn thành nhiệm vụ thứ 12')
    expect(all).toBe(all.normalize('NFC'))
    // The signatures never stand on a page without an end of the text.
    expect(pages.at(-1)).toMatch(/Cuộc họp kết thúc vào .*THƯ KÝ/)
  }, 60_000)
})
