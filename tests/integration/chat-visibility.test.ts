// What is written to the secretary goes to nobody else: followed over every frame that each page is sent.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import type { SessionRole } from '../../signalling/domain/roles.ts'
import { bridgePointId } from '../../signalling/protocol/index.ts'
import type { Output, WebContract } from '../../signalling/protocol/index.ts'
import type { Room } from '../../signalling/room/room.ts'

const TEXT = 'Xin phép cho đồng chí Phó Chủ tịch về trước lúc mười giờ'
const NOTE = 'Micrô hỏng, gọi số nội bộ 204'

type Joined = Page & { readonly snapshot: Output<WebContract, 'session.join'> }

let house: House
let room: Room
let chair: Joined
let secretary: Joined
let author: Joined
let other: Joined
let technician: Joined

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  room = await house.openSession()
  chair = await join('chair', 'province', 'chair')
  secretary = await join('secretary', 'province', 'secretary')
  technician = await join('technician', 'province', 'technician')
  author = await join('luc-ngan', 'luc-ngan')
  other = await join('son-dong', 'son-dong')
})

async function join(id: string, at: string, role: SessionRole = 'member'): Promise<Joined> {
  const page = openPage(room, id, at, { role })
  return { ...page, snapshot: await page.ask('session.join', joinInput(house.rtpCapabilities)) }
}

/** The events of this kind that a page was told, with the empty places. */
const told = (page: Page, type: string) =>
  page.events().filter(({ event }) => event.type === type || event.type === 'event.withheld')
const withheldAt = (seq: number) => expect.objectContaining({ seq, by: 'system', event: { type: 'event.withheld' } })
const texts = (events: readonly RecordedEvent[]) =>
  events.flatMap(({ event }) => (event.type === 'chat.said' ? [event.text] : []))

test('a message to the secretary reaches its bridge point, the chair and the secretary; others an empty place', async () => {
  const companion = await join('luc-ngan-2', 'luc-ngan', 'observer')
  await author.ask('chat.say', { to: { kind: 'secretary' }, text: TEXT })
  const { seq } = room.state
  for (const page of [author, companion, chair, secretary]) {
    expect(texts(told(page, 'chat.said'))).toEqual([TEXT])
    expect(told(page, 'chat.said').map((one) => one.seq)).toEqual([seq])
  }
  for (const page of [other, technician]) {
    expect(told(page, 'chat.said')).toEqual([withheldAt(seq)])
    expect(JSON.stringify(page.heard)).not.toContain(TEXT)
  }
})

test('the answer to one bridge point reaches it and nobody beside it', async () => {
  const to = { kind: 'bridge-point', bridgePointId: bridgePointId.parse('luc-ngan') } as const
  await secretary.ask('chat.say', { to, text: TEXT })
  expect(texts(told(author, 'chat.said'))).toEqual([TEXT])
  expect(told(other, 'chat.said')).toEqual([withheldAt(room.state.seq)])
  await expect(author.ask('chat.say', { to, text: 'x' })).rejects.toThrow('not-permitted')
})

test('who joins later and who comes back is told no more than they would have been', async () => {
  const before = room.state.seq
  await author.ask('chat.say', { to: { kind: 'secretary' }, text: TEXT })
  await author.ask('chat.say', { to: { kind: 'all' }, text: 'Lục Ngạn đã có mặt' })
  const late = await join('tan-yen', 'son-dong')
  expect(late.snapshot.state.messages.map(({ text }) => text)).toEqual(['Lục Ngạn đã có mặt'])
  expect(late.snapshot.state.seq).toBe(room.state.seq)
  const again = openPage(room, 'son-dong')
  const resumed = await again.ask('session.resume', { after: before })
  expect(texts(resumed.events)).toEqual(['Lục Ngạn đã có mặt'])
  expect(resumed.events.map(({ seq }) => seq)).toEqual(resumed.events.map((_event, index) => before + 1 + index))
  const rejoined = await again.ask('session.join', joinInput(house.rtpCapabilities))
  for (const seen of [late.heard, late.snapshot, again.heard, resumed, rejoined]) {
    expect(JSON.stringify(seen)).not.toContain(TEXT)
  }
  const back = openPage(room, 'secretary', 'province', { role: 'secretary' })
  expect(texts((await back.ask('session.resume', { after: before })).events)).toEqual([TEXT, 'Lục Ngạn đã có mặt'])
})

test('the role of this moment counts: who is made an observer receives no more of it', async () => {
  await chair.ask('role.give', { peerId: secretary.peer.peerId, role: 'observer' })
  await other.ask('chat.say', { to: { kind: 'secretary' }, text: TEXT })
  expect(texts(told(chair, 'chat.said'))).toEqual([TEXT])
  expect(JSON.stringify(secretary.heard)).not.toContain(TEXT)
})

test('a call for help is told to its bridge point and to those who can help', async () => {
  await author.ask('help.call', { note: NOTE })
  const { seq } = room.state
  for (const page of [author, chair, secretary, technician]) {
    expect(told(page, 'help.called')).toEqual([
      expect.objectContaining({ seq, event: expect.objectContaining({ note: NOTE }) }),
    ])
  }
  expect(told(other, 'help.called')).toEqual([withheldAt(seq)])
  expect(JSON.stringify(other.heard)).not.toContain(NOTE)
  await technician.ask('help.answer', { bridgePointId: bridgePointId.parse('luc-ngan') })
  expect(told(author, 'help.answered')).toHaveLength(1)
  const late = await join('yen-the', 'son-dong')
  expect(JSON.stringify(late.snapshot)).not.toContain(NOTE)
})
