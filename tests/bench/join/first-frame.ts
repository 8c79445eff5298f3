// Runs inside a page before anything of it: notes the click, and the first remote picture shown after it.

/** What the page noted, in ms since its own start; undefined until it happened. */
export type FirstFrame = {
  clickedAt: number | undefined
  shownAt: number | undefined
  /** Height of the first picture, px. */
  heightPx: number | undefined
  /** When each thing on the way happened first, for the question where the time goes. */
  readonly steps: Record<string, number>
}

declare global {
  /** Read by the benchmark from outside. */
  var firstFrame: FirstFrame | undefined
}

/**
 * The probe, for `addInitScript`: it must lean on nothing outside of itself. A picture counts as remote when its
 * track came out of a peer connection, whatever the page around it looks like.
 */
export function watchFirstFrame(): void {
  const noted: FirstFrame = { clickedAt: undefined, shownAt: undefined, heightPx: undefined, steps: {} }
  globalThis.firstFrame = noted
  const remote = new Set<string>()
  const step = (name: string): void => void (noted.steps[name] ??= performance.now())

  // Buttons may act on either of the two, which come one right after the other.
  for (const event of ['pointerup', 'click'] as const) {
    addEventListener(event, () => (noted.clickedAt ??= performance.now()), { capture: true })
  }

  const Plain = globalThis.RTCPeerConnection
  globalThis.RTCPeerConnection = class extends Plain {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      step('peer connection')
      this.addEventListener('track', ({ track }) => {
        remote.add(track.id)
        if (track.kind === 'video') step('remote description')
        if (track.kind === 'video') track.addEventListener('unmute', () => step('first packet'))
        this.addEventListener('connectionstatechange', () => step(`receive ${this.connectionState}`))
      })
    }
  }

  const plain = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...plain,
    set(this: HTMLMediaElement, stream: MediaProvider | null) {
      plain?.set?.call(this, stream)
      if (this instanceof HTMLVideoElement && stream instanceof MediaStream) watch(this, stream)
    },
  })

  function watch(video: HTMLVideoElement, stream: MediaStream): void {
    if (stream.getVideoTracks().some(({ id }) => remote.has(id))) step('in the page')
    video.requestVideoFrameCallback((at, { height }) => {
      if (!stream.getVideoTracks().some(({ id }) => remote.has(id))) return
      // A picture that is ready but not yet in the page, or was there before the click, is not what people see.
      if (!video.isConnected || noted.clickedAt === undefined) return watch(video, stream)
      noted.shownAt ??= at
      noted.heightPx ??= height
    })
  }
}
