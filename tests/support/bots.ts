// Seats without a screen: they take part over the signalling line alone, so that a session can be filled with them.
import type { TestProduct } from './product.ts'
import { meetingNow } from './office.ts'
import type { Clerk } from './office.ts'
import { joinInput } from './wire.ts'
import type { MeetingContent } from '../../signalling/domain/meeting.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { NEW_SESSION } from '../../signalling/domain/session.ts'
import type { SessionState } from '../../signalling/domain/session.ts'
import { meetingId } from '../../signalling/protocol/index.ts'
import type {
  Boot,
  BridgePointId,
  Input,
  JoinedSession,
  MeetingId,
  Output,
  PeerId,
  Reply,
  RequestName,
  SeatRole,
  WebContract,
} from '../../signalling/protocol/index.ts'
import { extendJournal, startJournal } from '../../web/session/journal.ts'
import type { Journal } from '../../web/session/journal.ts'
import { Seat } from '../../web/session/seat.ts'
import { openSignal } from '../../web/session/signal.ts'
import type { Signal } from '../../web/session/signal.ts'

/** A seat that is taken and kept over broken lines and restarts, with the page's own means. */
export type Bot = {
  readonly bridgePointId: BridgePointId
  readonly peerId: PeerId
  /** What it knows of the session: the fold of what it was told. */
  readonly state: SessionState
  /** How often its line has come back. */
  readonly comebacks: number
  /** Asks as its page would. @throws Refusal */
  ask<N extends RequestName<WebContract>>(name: N, input: Input<WebContract, N>): Promise<Output<WebContract, N>>
  /** Hangs up without a word, for good. */
  close(): void
}

/** Where bots sit and how they begin. */
export type BotOptions = {
  /** The product's own meeting unless told otherwise. */
  readonly meetingId?: string
  /** How many of the meeting's bridge points are left free before the first bot. */
  readonly skip?: number
  /** What a bot sits down as; the usual role of its bridge point when it is undefined. */
  readonly as?: SeatRole | undefined
  readonly begin?: Partial<Pick<Input<WebContract, 'session.join'>, 'microphone' | 'camera'>>
}

/** How many come in at the same time: more would only wait for one another. */
const AT_ONCE = 12

/** Events that are kept before they are folded: a crowd tells each of its members everything. */
const FOLDED_EVERY = 1_000

/**
 * Fills a session: one bot at each of the next `count` bridge points in the order of the invitation. They stay until
 * they are closed.
 * @throws Error when the meeting has too few bridge points, or the refusal of a seat
 */
export async function openBots(
  { url, clerk, ...product }: Pick<TestProduct, 'url' | 'clerk' | 'meetingId'>,
  count: number,
  { meetingId: of = product.meetingId, skip = 0, as = 'member', begin = {} }: BotOptions = {},
): Promise<Bot[]> {
  const id = meetingId.parse(of)
  const { bridgePointIds } = await clerk.ask('meeting.read', { id })
  const places = bridgePointIds.slice(skip, skip + count)
  if (places.length < count) throw new Error(`The meeting has only ${bridgePointIds.length} bridge points.`)
  const boot = await readBoot(url)
  const bots: Bot[] = []
  const waiting = places.entries()
  const comeIn = async (): Promise<void> => {
    for (const [place, bridgePointId] of waiting) {
      const { ticket } = await clerk.ask('meeting.join', { id, bridgePointId, ...(as !== undefined && { as }) })
      bots[place] = await openBot(url, ticket, () => joinInput(boot.rtpCapabilities, begin))
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, comeIn))
  return bots
}

/**
 * Schedules a meeting that runs now, with so many bridge points of the directory: those of the product's own meeting
 * first, over which it is put, the main one before all.
 */
export async function scheduleCrowd(
  clerk: Clerk,
  count: number,
  change: Partial<MeetingContent> = {},
): Promise<MeetingId> {
  const { bridgePoints } = await clerk.ask('directory.read', {})
  const usual = meetingNow()
  const others = bridgePoints.filter((point) => !usual.bridgePointIds.includes(point.id))
  const known = bridgePoints.filter((point) => usual.bridgePointIds.includes(point.id))
  const invited = [...known, ...others].slice(0, count)
  if (invited.length < count) throw new Error(`The directory has only ${invited.length} bridge points.`)
  const ids = invited.map((point) => point.id).toSorted((a, b) => place(usual, a) - place(usual, b))
  const unitIds = [...new Set(invited.map((point) => point.unitId))]
  const content = { ...usual, chairId: null, bridgePointIds: ids, unitIds, ...change }
  const asked = { content, status: 'scheduled', recurrence: null, overrideReason: 'Phiên đông điểm cầu' } as const
  const made = await clerk.ask('meeting.create', asked)
  return meetingId.parse(made.ids[0])
}

/** The usual ones in their order, then all others. */
function place({ bridgePointIds }: MeetingContent, id: BridgePointId): number {
  const at = bridgePointIds.indexOf(id)
  return at === -1 ? bridgePointIds.length : at
}

async function readBoot(url: string): Promise<Boot> {
  const response = await fetch(`${url}/api/boot`)
  // The product answers nothing else under this address.
  const reply = (await response.json()) as Reply<Boot>
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

type JoinInput = Input<WebContract, 'session.join'>

function openBot(url: string, ticket: string, joining: () => JoinInput): Promise<Bot> {
  const signal = openSignal({ ticket, url })
  return new Promise((resolve, reject) => {
    const seated = new SeatedBot(signal, joining, resolve, (reason) => {
      signal.close()
      reject(reason)
    })
    seated.attend()
  })
}

class SeatedBot implements Bot {
  readonly #signal: Signal
  readonly #seat: Seat
  #joined: Pick<JoinedSession, 'peerId' | 'bridgePointId'> | undefined
  #journal: Journal = startJournal(NEW_SESSION)
  #untold: RecordedEvent[] = []
  #lines = 0

  constructor(signal: Signal, joining: () => JoinInput, seated: (bot: Bot) => void, failed: (reason: unknown) => void) {
    this.#signal = signal
    this.#seat = new Seat({
      signal,
      joining: async () => joining(),
      seq: () => this.state.seq,
      joined: (answer) => {
        this.#joined = answer
        this.#journal = extendJournal(startJournal(answer.state), this.#untold)
        this.#untold = []
        seated(this)
      },
      resumed: ({ events }) => this.#hear(events),
      turnedAway: failed,
    })
  }

  get peerId(): PeerId {
    return this.#self().peerId
  }

  get bridgePointId(): BridgePointId {
    return this.#self().bridgePointId
  }

  get state(): SessionState {
    this.#journal = extendJournal(this.#journal, this.#untold)
    this.#untold = []
    return this.#journal.state
  }

  get comebacks(): number {
    return this.#lines - 1
  }

  attend(): void {
    this.#signal.attend({
      up: () => {
        this.#lines += 1
        this.#seat.up()
      },
      down: () => this.#seat.down(),
      refused: () => this.close(),
      hear: { 'session.event': (event) => this.#hear([event]) },
    })
  }

  ask<N extends RequestName<WebContract>>(name: N, input: Input<WebContract, N>): Promise<Output<WebContract, N>> {
    return this.#signal.request(name, input)
  }

  close(): void {
    this.#seat.down()
    this.#signal.close()
  }

  #hear(events: readonly RecordedEvent[]): void {
    this.#untold.push(...events)
    if (this.#joined && this.#untold.length > FOLDED_EVERY) void this.state
  }

  #self(): Pick<JoinedSession, 'peerId' | 'bridgePointId'> {
    if (!this.#joined) throw new Error('The bot has not joined.')
    return this.#joined
  }
}
