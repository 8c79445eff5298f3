// Watches one transport: a path that breaks is renewed, and when that does not help the media is opened again.

/** The states of a WebRTC connection (W3C webrtc-pc, RTCPeerConnectionState). */
export type PathState = 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed'

/** What may be done about a broken path. */
export type PathRemedies = {
  /** Renews the path (ICE restart); rejects when that cannot be. */
  renew(): Promise<void>
  /** The path cannot be mended: everything must be opened again. */
  giveUp(): void
}

/** A gap shorter than this mends itself: ICE checks go on (RFC 7675 allows seconds of silence). */
const PATIENCE_MS = 2_000
/** How long a renewed or a new path may take. */
const CONNECT_WITHIN_MS = 8_000

/** One path's watcher. */
export type IceWatch = {
  /** Tells the watcher of the path's state. */
  state(state: PathState): void
  close(): void
}

/** Watches one path until closed. */
export function createIceWatch({ renew, giveUp }: PathRemedies): IceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stage: 'well' | 'waiting' | 'renewing' | 'over' = 'well'

  function end(): void {
    clearTimeout(timer)
    if (stage === 'over') return
    stage = 'over'
    giveUp()
  }

  function wait(ms: number, then: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
  }

  function mend(): void {
    stage = 'renewing'
    renew().then(
      () => stage === 'renewing' && wait(CONNECT_WITHIN_MS, end),
      () => stage === 'renewing' && end(),
    )
  }

  return {
    state(state) {
      if (stage === 'over') return
      if (state === 'connected') {
        clearTimeout(timer)
        stage = 'well'
      } else if (stage === 'well' && state === 'connecting') wait(CONNECT_WITHIN_MS, end)
      else if (stage === 'well' && (state === 'disconnected' || state === 'failed')) {
        stage = 'waiting'
        wait(PATIENCE_MS, mend)
      }
    },
    close() {
      clearTimeout(timer)
      stage = 'over'
    },
  }
}
