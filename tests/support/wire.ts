// Rooms over a real journal and a real SFU, and pages that speak to them without a browser.
import { randomUUID } from 'node:crypto'
import { openTestDatabase } from './postgres.ts'
import { BRIDGE_POINTS } from './story.ts'
import { DTLS } from './sfu.ts'
import { SILENT_LOG } from '../../config/log.ts'
import { workerBinary } from '../../config/runtime.ts'
import { recorderContract } from '../../recorder/contract.ts'
import type { RecorderContract } from '../../recorder/contract.ts'
import { sfuContract } from '../../sfu/contract.ts'
import type { SfuContract } from '../../sfu/contract.ts'
import { Sfu } from '../../sfu/sfu.ts'
import { openLocalBus } from '../../signalling/bus/local.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { decideOpening } from '../../signalling/domain/presence.ts'
import type { Seating } from '../../signalling/domain/presence.ts'
import type { FloorSettings } from '../../signalling/domain/state/floor.ts'
import type { RecordingSettings } from '../../signalling/domain/state/recording.ts'
import type { Journal, RoomOffice } from '../../signalling/ports/rooms.ts'
import {
  pageId,
  Refusal,
  answer,
  bridgePointId,
  commandId,
  isRefusalCode,
  peerId,
  sessionId,
  webContract,
} from '../../signalling/protocol/index.ts'
import type {
  Border,
  Client,
  Input,
  NotificationName,
  Notified,
  Output,
  Reply,
  RequestName,
  RtpCapabilities,
  WebContract,
} from '../../signalling/protocol/index.ts'
import { handlers, permit } from '../../signalling/room/handlers.ts'
import type { Caller } from '../../signalling/room/handlers/caller.ts'
import type { Link } from '../../signalling/room/peer.ts'
import type { Room } from '../../signalling/room/room.ts'
import { Rooms } from '../../signalling/room/rooms.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { createUrns } from '../../signalling/storage/urns.ts'
import { createPaperSigner } from '../../signalling/voting/paper-signer.ts'

/** What a first screen shows. */
export const VIEW = { stageHeightPx: 720, stripHeightPx: 180, stripTiles: 8 }

/** What a page says when it joins, with both sources closed unless told otherwise. */
export function joinInput(
  rtpCapabilities: RtpCapabilities,
  change: Partial<Input<WebContract, 'session.join'>> = {},
): Input<WebContract, 'session.join'> {
  const dtls = { send: DTLS, receive: DTLS }
  return { microphone: 'closed', camera: 'closed', rtpCapabilities, dtls, view: VIEW, ...change }
}

/** In what a node differs from the usual one. */
type NodeOptions = {
  graceMs?: number
  journal?: Journal
  office?: RoomOffice
  sfu?: Client<SfuContract>
  recorder?: Client<RecorderContract>
}

/** How the floor is given where the chair gives it. */
export const CHAIRED: FloorSettings = { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: true }

/** Database, SFU and bus of a test file, and as many nodes on them as it wants. */
export async function openHouse() {
  const database = await openTestDatabase()
  const bus = openLocalBus()
  const workerBin = workerBinary()
  const sfu = await Sfu.create({ bus, address: 'sfu', workers: 1, rtcPortBase: 0, workerBin, log: SILENT_LOG })
  const client = bus.connect(sfuContract, 'sfu')
  const { rtpCapabilities } = await client.request('capabilities.read', {})
  const nodes: Rooms[] = []
  const journal = createJournal(database)

  /** Another signalling node: its own rooms over the same journal and SFU. */
  const openNode = async (options: NodeOptions = {}): Promise<Rooms> => {
    const rooms = new Rooms({
      journal,
      sfu: client,
      // Nobody records unless a test serves the address.
      recorder: bus.connect(recorderContract, 'recorder'),
      clock: Date.now,
      newId: randomUUID,
      office: { documents: async () => [], ended: async () => {}, called: async () => {} },
      urns: createUrns(database),
      signer: createPaperSigner(),
      graceMs: 60_000,
      ...options,
    })
    nodes.push(rooms)
    await bus.subscribe(sfuContract, 'sfu', rooms.listeners())
    await bus.subscribe(recorderContract, 'recorder', rooms.recorderListeners())
    return rooms
  }
  return {
    bus,
    database,
    journal,
    rtpCapabilities,
    openNode,
    /** The SFU itself, as a node asks it. */
    sfu: client,
    /** A session of its own, opened with the sample's bridge points, alive on a node; the floor is open unless told. */
    async openSession(rooms?: Rooms, floor?: FloorSettings, recording?: RecordingSettings): Promise<Room> {
      const node = rooms ?? (await openNode())
      const room = await node.get(sessionId.parse(randomUUID()))
      const opening = {
        title: 'Giao ban',
        bridgePoints: BRIDGE_POINTS,
        ...(floor && { floor }),
        ...(recording && { recording }),
      }
      await room.perform('system', (state) => decideOpening(state, opening))
      return room
    },
    /** How much is open on the only worker. */
    async load() {
      const { workers } = await client.request('load.read', {})
      return workers[0] ?? { routers: 0, transports: 0, consumers: 0 }
    },
    async close() {
      for (const node of nodes) await node.close()
      await sfu.close()
      await bus.close()
      await database.close()
    },
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>

type Heard = {
  [N in NotificationName<WebContract>]: { name: N; data: Notified<WebContract, N> }
}[NotificationName<WebContract>]

const border: Border<WebContract, Caller> = {
  maxBytes: 64 * 1_024,
  admit: () => {},
  permit,
  fault(error) {
    throw error
  },
}

/** Opens a page: a line to a seat, at the bridge point of the seat's own name unless told otherwise. */
export function openPage(room: Room, id: string, at: string = id, seat: Partial<Pick<Seating, 'role' | 'guest'>> = {}) {
  const heard: Heard[] = []
  let ended: 'for-good' | 'again' | null = null
  const link: Link = {
    page: pageId.parse(randomUUID()),
    // The pair of name and data is one of the contract's; the copy is what a wire would carry.
    notify: (name, data) => void heard.push(structuredClone({ name, data }) as Heard),
    end: (how) => void (ended = how),
  }
  const seating = {
    peerId: peerId.parse(id),
    bridgePointId: bridgePointId.parse(at),
    role: 'member',
    guest: null,
    ...seat,
  } as const
  const peer = room.attach(seating, link)
  const caller: Caller = { room, peer, link }

  /** Sends a command as the socket border does. */
  const send = (name: string, input: unknown, id: string = randomUUID()): Promise<Reply<unknown>> =>
    peer.once(commandId.parse(id), () => answer(webContract, handlers, name, input, caller, border))
  return {
    peer,
    heard,
    send,
    /** How the server ended the line, if it did. */
    ended: () => ended,
    /** Sends a command and answers its data; throws the refusal. */
    async ask<N extends RequestName<WebContract>>(
      name: N,
      input: Input<WebContract, N>,
    ): Promise<Output<WebContract, N>> {
      const reply = await send(name, input)
      // The contract ties the answer to the name; the handlers are ours.
      if (reply.ok) return reply.data as Output<WebContract, N>
      const { code, details } = reply.error
      throw isRefusalCode(code) ? new Refusal(code, details) : new Error(code)
    },
    /** The events heard so far. */
    events: (): RecordedEvent[] => heard.flatMap((one) => (one.name === 'session.event' ? [one.data] : [])),
    /** The line breaks. */
    hangUp: () => room.detach(peer, link),
  }
}
export type Page = ReturnType<typeof openPage>
