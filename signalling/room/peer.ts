// One connection that takes part: its line to the page, its place in the room, the answers it was given.
import type { PeerMedia } from './peer-media.ts'
import type { RecordedEvent } from '../domain/event.ts'
import type { Seating } from '../domain/presence.ts'
import type { Quality } from '../domain/quality.ts'
import { visibleEvent } from '../domain/visibility.ts'
import type { Viewer } from '../domain/visibility.ts'
import type {
  BridgePointId,
  CommandId,
  NotificationName,
  Notified,
  PageId,
  PeerId,
  Reply,
  WebContract,
} from '../protocol/index.ts'

/** The live line to one page. */
export type Link = {
  readonly page: PageId
  notify<N extends NotificationName<WebContract>>(name: N, data: Notified<WebContract, N>): void
  /** Ends the line. `for-good` tells the page not to come back; after `again` it reconnects by itself. */
  end(how: 'for-good' | 'again'): void
}

/** Answers kept for a resend; older ones are forgotten. */
const KEPT_ANSWERS = 64

/** A seat in a room. It outlives its links: a reload or a lost line brings another link to the same peer. */
export class Peer {
  readonly seating: Seating
  link: Link | null = null
  /** Whether the link has the snapshot and is told every event since. */
  following = false
  media: PeerMedia | null = null
  /** Counts every opening and dropping of its media: one that was overtaken meanwhile sees it here. */
  mediaTurn = 0
  /** Null until its line has been measured once. */
  quality: Quality | null = null
  #page: PageId | undefined
  readonly #replaced = new Set<PageId>()
  #grace: NodeJS.Timeout | undefined
  readonly #answers = new Map<CommandId, Promise<Reply<unknown>>>()

  /** A seat without a line yet. */
  constructor(seating: Seating) {
    this.seating = seating
  }

  get peerId(): PeerId {
    return this.seating.peerId
  }

  get bridgePointId(): BridgePointId {
    return this.seating.bridgePointId
  }

  /** Gives the seat a new line; an older one is ended for good, for the newest page is the one in use. */
  attach(link: Link): void {
    const before = this.link
    if (this.#page !== undefined && this.#page !== link.page) this.#replaced.add(this.#page)
    this.#page = link.page
    this.link = link
    this.following = false
    this.keep()
    before?.notify('session.ended', { cause: 'replaced' })
    before?.end('for-good')
  }

  /** Whether another page has taken this one's place; it must not take it back when its line returns. */
  isReplaced(page: PageId): boolean {
    return this.#replaced.has(page)
  }

  /** Takes the line away if it is still this one; answers whether it was. */
  detach(link: Link): boolean {
    if (this.link !== link) return false
    this.link = null
    this.following = false
    return true
  }

  /** Gives the seat up after `ms` unless a line comes back before. */
  expireIn(ms: number, expired: () => void): void {
    clearTimeout(this.#grace)
    this.#grace = setTimeout(expired, ms)
    this.#grace.unref()
  }

  /** Stops the countdown. */
  keep(): void {
    clearTimeout(this.#grace)
  }

  /** Tells the page, if it follows the session. */
  notify<N extends NotificationName<WebContract>>(name: N, data: Notified<WebContract, N>): void {
    if (this.following) this.link?.notify(name, data)
  }

  /** Tells the page of an event, as the viewer may see it. */
  tell(event: RecordedEvent, viewer: Viewer): void {
    if (this.following) this.link?.notify('session.event', visibleEvent(event, viewer))
  }

  /** Answers a command once: a resend under the same id gets the first answer. */
  once(commandId: CommandId, run: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
    const known = this.#answers.get(commandId)
    if (known) return known
    const reply = run()
    this.#answers.set(commandId, reply)
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT_ANSWERS) break
      this.#answers.delete(oldest)
    }
    return reply
  }
}
