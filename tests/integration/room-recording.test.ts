// A room and its recorder: what is recorded follows the session through pauses, deaths and returns, and never disturbs it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { SILENT_LOG } from '../../config/log.ts'
import { recorderContract } from '../../recorder/contract.ts'
import type { RecorderContract } from '../../recorder/contract.ts'
import { RecorderHost } from '../../recorder/host.ts'
import type { Client, RequestName } from '../../signalling/protocol/contract.ts'
import { Refusal } from '../../signalling/protocol/refusals.ts'
import { SequenceTaken } from '../../signalling/ports/rooms.ts'
import type { Room } from '../../signalling/room/room.ts'
import type { Rooms } from '../../signalling/room/rooms.ts'
import { camera, microphone } from '../support/sfu.ts'
import { CHAIRED, joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'

type Asked = { readonly name: RequestName<RecorderContract>; readonly input: Record<string, unknown> }

let house: House
let folder: string
let host: RecorderHost | undefined
const asked: Asked[] = []
const nodes: Rooms[] = []
beforeAll(async () => {
  house = await openHouse()
  folder = await mkdtemp(join(tmpdir(), 'recording-'))
})
afterAll(async () => {
  await host?.close()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  host ??= await openHost()
  asked.length = 0
})
/** No room of one test is heard in the next. */
afterEach(async () => {
  vi.restoreAllMocks()
  for (const rooms of nodes.splice(0)) await rooms.close()
})

const openHost = () =>
  RecorderHost.create({
    bus: house.bus,
    address: 'recorder',
    recordingsDir: join(folder, 'recordings'),
    keyFile: join(folder, 'keys', 'recording.key'),
    ip: '127.0.0.1',
    log: SILENT_LOG,
  })

/** The recorder as a room asks it; what it was asked is kept. */
function listened(refuse: (name: string) => Refusal | null = () => null): Client<RecorderContract> {
  const client = house.bus.connect(recorderContract, 'recorder')
  return {
    request(name, input) {
      asked.push({ name, input })
      const refusal = refuse(name)
      return refusal ? Promise.reject(refusal) : client.request(name, input)
    },
  }
}

/** Waits for it; longer than the longest wait of a room between its tries. */
const comes = <T>(look: () => T) => vi.waitUntil(look, { timeout: 20_000 })
const of = (name: RequestName<RecorderContract>) => asked.filter((one) => one.name === name)
/** The tracks that run by what was asked. */
function running(): string[] {
  const tracks = new Set<unknown>()
  for (const { name, input } of asked) {
    if (name === 'track.start') tracks.add(input['trackId'])
    if (name === 'track.stop') tracks.delete(input['trackId'])
  }
  return [...tracks].map(String).toSorted()
}
const records = (...tracks: string[]) => comes(() => JSON.stringify(running()) === JSON.stringify(tracks.toSorted()))

const open = { microphone: 'open', camera: 'open' } as const

/** A page joins and sends its camera and its microphone. */
async function sends(room: Room, id: string, seat: Parameters<typeof openPage>[3] = {}, ssrc = 22_000): Promise<Page> {
  const page = openPage(room, id, seat.role === 'chair' ? 'province' : id, seat)
  await page.ask('session.join', joinInput(house.rtpCapabilities, open))
  const [picture, sound] = [camera({ ssrc }), microphone('0', ssrc + 100)]
  await page.ask('producer.open', { source: 'camera', ...kindOf(picture), heightPx: 720 })
  await page.ask('producer.open', { source: 'microphone', ...kindOf(sound) })
  return page
}
const kindOf = ({ kind, rtpParameters }: ReturnType<typeof camera>) => ({ kind, rtpParameters })

async function openNode(refuse?: (name: string) => Refusal | null): Promise<Rooms> {
  const rooms = await house.openNode({ recorder: listened(refuse) })
  nodes.push(rooms)
  return rooms
}

/** A chaired session with its chair and a district, recorded by itself. */
async function recorded(refuse?: (name: string) => Refusal | null) {
  const rooms = await openNode(refuse)
  const room = await house.openSession(rooms, CHAIRED, { starts: 'by-itself', policy: 'stage' })
  const chair = await sends(room, 'chair', { role: 'chair' }, 40_000)
  const district = await sends(room, 'luc-ngan', {}, 50_000)
  return { rooms, room, chair, district }
}

const IDLE = ['chair.camera', 'chair.microphone', 'luc-ngan.microphone']

describe('what is recorded follows the session', () => {
  test('the stage and every microphone, each track before its packets are sent', async () => {
    const { room, chair, district } = await recorded()
    await records(...IDLE)
    expect(of('recording.open')[0]?.input).toEqual({ recordingId: room.sessionId, zeroAt: room.state.openedAt })
    await district.ask('floor.request', { subject: '' })
    await chair.ask('floor.grant', { bridgePointId: 'luc-ngan' })
    await records(...IDLE, 'luc-ngan.camera')
    await chair.ask('floor.revoke', { bridgePointId: 'luc-ngan' })
    await records(...IDLE)
    expect(new Set(of('feed.open').map(({ input }) => input['feedId']))).toEqual(
      new Set(['microphones', 'chair', 'luc-ngan']),
    )
    await district.ask('session.leave', {})
    await records('chair.camera', 'chair.microphone')
    await comes(() => of('feed.close').some(({ input }) => input['feedId'] === 'luc-ngan'))
  })

  test('a pause reaches the recorder with its own time, before the journal; its end likewise', async () => {
    const { room, chair } = await recorded()
    await records(...IDLE)
    await chair.ask('recording.pause', {})
    const paused = chair.events().findLast(({ event }) => event.type === 'recording.paused')
    expect(of('recording.pause').map(({ input }) => input['at'])).toEqual([paused?.at])
    await records()
    await chair.ask('recording.resume', {})
    await records(...IDLE)
    expect(of('recording.resume').at(-1)?.input['at']).toBe(room.state.recording.since)
    const order = asked.map(({ name }) => name)
    expect(order.lastIndexOf('recording.resume')).toBeLessThan(order.lastIndexOf('track.start'))
  })

  test('a pause that cannot be written to the journal does not hold', async () => {
    const { rooms, room, chair } = await recorded()
    await records(...IDLE)
    vi.spyOn(house.journal, 'append').mockRejectedValueOnce(new SequenceTaken())
    await expect(chair.ask('recording.pause', {})).rejects.toMatchObject({ code: 'sequence-taken' })
    expect(of('recording.pause')).toHaveLength(1)
    // The room has closed, as for any other writer; the one after it goes on recording.
    const next = await rooms.get(room.sessionId)
    expect(next.state.recording.phase).toBe('running')
    await comes(() => of('recording.resume').length > 1)
  })

  test('stopped, nothing is open at the recorder; started again, it goes on with the same recording', async () => {
    const { chair, room } = await recorded()
    await records(...IDLE)
    await chair.ask('recording.stop', {})
    await comes(() => of('recording.close').length === 1)
    expect(of('recording.close')[0]?.input).toEqual({ recordingId: room.sessionId, finished: false })
    asked.length = 0
    await chair.ask('recording.start', { policy: 'all' })
    await records(...IDLE, 'luc-ngan.camera')
  })

  test('a source that is sent anew is recorded anew, under the same name', async () => {
    const { district } = await recorded()
    await records(...IDLE)
    const before = of('track.start').length
    await district.ask('producer.close', { source: 'microphone' })
    await records('chair.camera', 'chair.microphone')
    await district.ask('producer.open', { source: 'microphone', ...kindOf(microphone('9', 60_000)) })
    await records(...IDLE)
    expect(of('track.start').length).toBe(before + 1)
  })

  test('the end of the session closes it, not for good: that is the office’s', async () => {
    const { chair } = await recorded()
    await records(...IDLE)
    await chair.ask('session.end', {})
    await comes(() => of('recording.close').length > 0)
    expect(of('recording.close')[0]?.input['finished']).toBe(false)
  })
})

describe('whatever dies, it comes back to what the state wants', () => {
  test('the recorder’s process: noted as interrupted, opened again, noted as going on', async () => {
    const { room } = await recorded()
    await records(...IDLE)
    asked.length = 0
    house.bus.publish(recorderContract, 'recorder', 'recording.lost', { recordingId: recordingOf(room) })
    await records(...IDLE)
    await comes(async () => (await journalOf(room)).length >= 2)
    expect(await journalOf(room)).toEqual(['recording.interrupted', 'recording.continued'])
  })

  test('the recorder as a whole: the meeting goes on, and so does the recording when it is back', async () => {
    const { room, chair } = await recorded()
    await records(...IDLE)
    await host?.close()
    host = undefined
    asked.length = 0
    await chair.ask('stage.set', { choice: { layout: 'grid', choice: 'chair', spotlight: 'luc-ngan' } })
    await comes(() => room.state.recording.interruptedAt !== null)
    host = await openHost()
    await records(...IDLE, 'luc-ngan.camera')
    await comes(() => room.state.recording.interruptedAt === null)
  })

  test('the room: the next one goes on from the journal, paused if it was paused', async () => {
    const { room, chair } = await recorded()
    await records(...IDLE)
    await chair.ask('recording.pause', {})
    const { since } = room.state.recording
    room.close()
    asked.length = 0
    const again = await (await openNode()).get(room.sessionId)
    await comes(() => of('recording.pause').length > 0)
    expect(of('recording.pause')[0]?.input['at']).toBe(since)
    expect(again.state.recording.phase).toBe('paused')
    expect(of('track.start')).toEqual([])
  })

  test('the SFU’s router: recorded again when the pages send again', async () => {
    const { room, district } = await recorded()
    await records(...IDLE)
    asked.length = 0
    room.media.routerLost()
    room.recording.routerLost()
    const { rtpCapabilities, dtls, view } = joinInput(house.rtpCapabilities, open)
    await district.ask('media.open', { rtpCapabilities, dtls, view })
    await district.ask('producer.open', { source: 'microphone', ...kindOf(microphone('0', 70_000)) })
    await records('luc-ngan.microphone')
    expect(room.state.recording).toMatchObject({ phase: 'running', interruptedAt: null })
  })

  test('a full disk ends it, one that will be full is announced', async () => {
    let full = false
    const { room, chair } = await recorded((name) =>
      full && (name === 'track.start' || name === 'recording.open') ? new Refusal('disk-full') : null,
    )
    await records(...IDLE)
    const state = { freeBytes: 1, bytesPerSecond: 1, fullAt: Date.now() + 1_800_000 }
    house.bus.publish(recorderContract, 'recorder', 'disk.changed', { level: 'low', ...state })
    await comes(() => room.state.recording.diskFullAt === state.fullAt)
    full = true
    await chair.ask('recording.start', { policy: 'all' })
    await comes(() => room.state.recording.phase === 'stopped')
    expect(room.state.recording.cause).toBe('disk-full')
  })
})

test('a source in another codec is left out and disturbs nobody', async () => {
  const { room, district } = await recorded()
  await records(...IDLE)
  const vp8 = camera({ mid: '5', layers: 1, ssrc: 90_000 })
  const codecs = [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, rtcpFeedback: [] }]
  await district.ask('producer.close', { source: 'camera' })
  await district.ask('producer.open', {
    source: 'camera',
    kind: 'video',
    rtpParameters: { ...vp8.rtpParameters, codecs, encodings: [{ ssrc: 90_000 }] },
    heightPx: 720,
  })
  await room.perform('system', () => [{ type: 'recording.started', policy: 'all' }])
  await room.perform('system', () => [{ type: 'recording.started', policy: 'sound' }])
  await records('chair.microphone', 'luc-ngan.microphone')
  expect(room.state.recording).toMatchObject({ phase: 'running', interruptedAt: null })
})

function recordingOf(room: Room) {
  return recorderContract.requests['recording.open'].input.shape.recordingId.parse(room.sessionId)
}

async function journalOf(room: Room): Promise<string[]> {
  const events = await house.journal.read(room.sessionId, 0)
  return events.map(({ event }) => event.type).filter((type) => /interrupted|continued/.test(type))
}
