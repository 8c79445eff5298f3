// What a page knows of the session it takes part in, and what it can do there.
import type { Readable } from './store.ts'
import type {
  BallotId,
  BridgePointId,
  DocumentId,
  Input,
  Output,
  PeerId,
  RefusalCode,
  RefusalDetails,
  RequestName,
  Source,
  WebContract,
} from '#protocol'
import type { SessionState } from '#domain/session.ts'
import type { Quality } from '#domain/quality.ts'

/** Where the page stands. */
export type LivePhase =
  | { readonly name: 'joining' }
  /** Before the door, until somebody opens it. */
  | { readonly name: 'waiting' }
  | { readonly name: 'live' }
  /** The signalling line is away; sound and picture may still flow. `since` is epoch ms. */
  | { readonly name: 'reconnecting'; readonly since: number }
  | { readonly name: 'ended'; readonly cause: 'left' | 'closed' | 'replaced' | 'removed' }
  /** Joining was refused, or a fault that trying again will not mend. */
  | { readonly name: 'failed'; readonly code: RefusalCode | 'network'; readonly details: RefusalDetails | undefined }

/** Names a picture or a sound: `<peerId>/<source>`. */
export type TrackKey = `${PeerId}/${Source}`

/** One moment of the live session. */
export type LiveState = {
  readonly phase: LivePhase
  /** The fold of the journal; null until joined. */
  readonly session: SessionState | null
  readonly self: { readonly peerId: PeerId; readonly bridgePointId: BridgePointId } | null
  /** How far the server's clock is ahead of this machine's, ms. */
  readonly clockAheadMs: number
  /** Papers in the urn of the secret ballot that is open, as the server has told last. */
  readonly urn: { readonly id: BallotId; readonly cast: number } | null
  readonly speaker: PeerId | null
  readonly quality: Readonly<Record<PeerId, Quality>>
  /** Received tracks by key; a key without a track is not on this screen or has not arrived yet. */
  readonly tracks: ReadonlyMap<TrackKey, MediaStreamTrack>
  /** Our own shared screen, while we present. */
  readonly presentation: MediaStreamTrack | null
  /** Media is being opened again after it was lost. */
  readonly mediaLost: boolean
  /** The last request that was turned down, until `dismissRefusal`. */
  readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails | undefined } | null
}

/** A tile on this screen. */
export type VisibleTile = {
  readonly peerId: PeerId
  readonly source: 'camera' | 'presentation'
  /** Height in device pixels. */
  readonly heightPx: number
}

/** The live session as the screens use it. Methods never throw: what fails shows in the state. */
export type LiveSession = {
  readonly store: Readable<LiveState>
  openMicrophone(): Promise<void>
  closeMicrophone(): Promise<void>
  openCamera(): Promise<void>
  closeCamera(): Promise<void>
  /** Asks the browser for a screen, then for the stage; closing the browser's own bar stops it too. */
  startPresentation(): Promise<void>
  stopPresentation(): Promise<void>
  /** Tells the server which tiles this screen shows; calls in quick succession become one. */
  show(tiles: readonly VisibleTile[]): void
  /**
   * Asks anything else of the session: the floor, the roll call, votes, the agenda. What is turned down shows in the
   * state as a refusal.
   * @returns the answer, or undefined when it was turned down
   */
  ask<N extends RequestName<WebContract>>(
    name: N,
    input: Input<WebContract, N>,
  ): Promise<Output<WebContract, N> | undefined>
  /** Where a document of the session is fetched, and with which headers: for this seat alone. */
  documentRequest(id: DocumentId): { readonly url: string; readonly headers: Readonly<Record<string, string>> }
  dismissRefusal(): void
  /** Leaves for good and frees every device and connection. */
  leave(): Promise<void>
}

/** Ready to join in one round trip. */
export type PreparedSession = {
  /** What is known before joining too: the tracks that wait for it. */
  readonly store: Readable<LiveState>
  /** Joins; the live session starts in phase `joining`. Later calls answer the same session. */
  join(): LiveSession
  /** Lets everything go when nobody joined; a live session is left with its own `leave`. */
  close(): void
}
