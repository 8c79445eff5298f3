// Documents for who sits in a session: fetched with the seat's ticket, whole or in parts, and by nobody else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, connectAndJoin } from './fuzz/client.ts'
import type { Client } from './fuzz/client.ts'
import { DOCX, PNG } from './documents/files.ts'
import type { Boot, Reply } from '../../signalling/protocol/index.ts'
import { bridgePointId, documentId, meetingId } from '../../signalling/protocol/index.ts'
import type { SessionDocument } from '../../signalling/domain/stage-direction.ts'
import { meetingNow, schedule } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { samplePdf } from '../support/sample-pdf.ts'
import { until } from '../support/until.ts'

/** Somebody with a ticket; the socket only of who has joined with it. */
type Sitting = { readonly ticket: string; readonly client: Client }

let product: TestProduct
let boot: Boot
let pdf: Buffer
let report: string
let text: string
let foreign: string
let chair: Sitting
let member: Sitting
beforeAll(async () => {
  product = await openProduct({ RTC_WORKERS: '1' })
  boot = await read<Boot>(await fetch(`${product.url}/api/boot`))
  pdf = await samplePdf()
  report = await upload(product.meetingId, 'Báo cáo mưa lũ.pdf', pdf)
  await upload(product.meetingId, 'Bản đồ.png', PNG)
  text = await upload(product.meetingId, 'Danh sách.docx', DOCX)
  const elsewhere = meetingNow({ startsAt: Date.now() + 86_400_000, endsAt: Date.now() + 90_000_000 })
  foreign = await upload(await schedule(product.clerk, elsewhere), 'Báo cáo khác.pdf', await samplePdf('portrait'))
  chair = await sits('VPUBND', 'chair')
  member = await sits('LNGAN', 'member')
})
afterAll(async () => {
  for (const one of [chair, member]) one?.client.socket.disconnect()
  await product?.close()
})

/** Takes the data out of a reply of our own server. */
async function read<T>(response: Response): Promise<T> {
  const reply = (await response.json()) as Reply<T>
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

async function upload(meeting: string, name: string, body: Uint8Array): Promise<string> {
  const path = `/api/meetings/${meeting}/documents?name=${encodeURIComponent(name)}`
  const sent = product.clerk.fetch(path, { method: 'POST', body: new Uint8Array(body) })
  const { document } = await read<{ document: { id: string } }>(await sent)
  return document.id
}

async function seat(point: string, as: 'chair' | 'member') {
  const id = meetingId.parse(product.meetingId)
  const { ticket, peerId } = await product.clerk.ask('meeting.join', {
    id,
    bridgePointId: bridgePointId.parse(point),
    as,
  })
  return { ticket, peerId, reached: { url: product.url, boot, ticket: async () => ({ ticket, peerId }) } }
}

async function sits(point: string, as: 'chair' | 'member'): Promise<Sitting> {
  const { ticket, reached } = await seat(point, as)
  return { ticket, client: await connectAndJoin(reached, point) }
}

const take = (id: string, ticket: string | null, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${product.url}/api/sessions/documents/${id}`, {
    headers: { ...(ticket !== null && { authorization: `Bearer ${ticket}` }), ...headers },
  })

const refused = async (response: Response) => {
  const { error } = await response.json()
  return [response.status, error.code]
}

async function listed({ client }: Sitting): Promise<readonly SessionDocument[]> {
  const reply = await client.hear('document.list', { commandId: 'list-documents', input: {} })
  // Our own server keeps to the contract.
  return (reply as { data: readonly SessionDocument[] }).data
}

describe('a document of the running meeting', () => {
  test('comes to every seat, whole, as what it is', async () => {
    for (const { ticket } of [chair, member]) {
      const response = await take(report, ticket)
      expect(response.status).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true)
      const { headers } = response
      expect(headers.get('content-type')).toBe('application/pdf')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('content-security-policy')).toBe('sandbox')
      expect(headers.get('accept-ranges')).toBe('bytes')
    }
  })

  test('comes in the parts that a page of it needs', async () => {
    const response = await take(report, member.ticket, { range: 'bytes=100-299' })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes 100-299/${pdf.length}`)
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf.subarray(100, 300))).toBe(true)
    const beyond = await take(report, member.ticket, { range: `bytes=${pdf.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`])
  })

  test('is listed for the session when it can be shown, opened by the chair, and turned', async () => {
    const names = (await listed(member)).map(({ name }) => name)
    expect(names).toEqual(['Báo cáo mưa lũ.pdf', 'Bản đồ.png'])
    expect(await chair.client.command('document.open', { documentId: report })).toBe('ok')
    expect(await chair.client.command('document.turn', { page: 3 })).toBe('ok')
    expect(await member.client.command('document.turn', { page: 9 })).toBe('not-permitted')
    expect(await chair.client.command('document.open', { documentId: foreign })).toBe('not-found')
    expect(await chair.client.command('document.close', {})).toBe('ok')
  })
})

describe('it is refused', () => {
  test('without a ticket, and with one that was not signed here', async () => {
    const [head, claims, signature = ''] = member.ticket.split('.')
    const forged = [head, claims, signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`]
    for (const ticket of [null, 'nonsense', forged.join('.'), 'a'.repeat(5_000)]) {
      expect(await refused(await take(report, ticket))).toEqual([401, 'ticket-invalid'])
    }
    const cookie = await product.clerk.fetch(`/api/sessions/documents/${report}`)
    expect(await refused(cookie)).toEqual([401, 'ticket-invalid'])
  })

  test('with a ticket that nobody has joined with, and for who has left', async () => {
    const { ticket, reached } = await seat('SDONG', 'member')
    const client = await connect(reached, 'SDONG')
    expect(await refused(await take(report, ticket))).toEqual([403, 'not-joined'])
    client.socket.disconnect()
    const leaving = await sits('SDONG', 'member')
    expect((await take(report, leaving.ticket)).status).toBe(200)
    await leaving.client.command('session.leave', {})
    expect(await refused(await take(report, leaving.ticket))).toEqual([403, 'not-joined'])
    leaving.client.socket.disconnect()
  })

  test('to who was removed by the chair, from that moment on', async () => {
    const { ticket, peerId, reached } = await seat('SDONG', 'member')
    const client = await connectAndJoin(reached, 'SDONG')
    expect((await take(report, ticket)).status).toBe(200)
    expect(await chair.client.command('peer.remove', { peerId })).toBe('ok')
    const answer = await until(
      'the removed seat is refused',
      () => take(report, ticket),
      ({ status }) => status !== 200,
    )
    expect(await refused(answer)).toEqual([403, 'not-joined'])
    client.socket.disconnect()
  })

  test('when it belongs to another meeting, cannot be shown, or is no document at all', async () => {
    for (const id of [foreign, text, 'nothing', documentId.parse('unknown'), '..%2f..%2fetc']) {
      expect(await refused(await take(id, chair.ticket))).toEqual([404, expect.stringMatching(/not-found|unknown-/)])
    }
  })

  test('with a ticket to a session of another meeting', async () => {
    const id = meetingId.parse(await schedule(product.clerk, otherMeeting()))
    const point = bridgePointId.parse('YTHE')
    const issued = await product.clerk.ask('meeting.join', { id, bridgePointId: point })
    const reached = { url: product.url, boot, ticket: async () => issued }
    const client = await connectAndJoin(reached, 'YTHE')
    expect(await refused(await take(report, issued.ticket))).toEqual([404, 'not-found'])
    client.socket.disconnect()
  })
})

/** A meeting at the same time, of bridge points that are free. */
function otherMeeting() {
  const point = bridgePointId.parse('YTHE')
  return meetingNow({ mainBridgePointId: point, bridgePointIds: [point], chairId: null })
}
