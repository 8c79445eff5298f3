// Sharing a screen: the browser's consent, then the stage, then the picture.
import type { SessionState } from '#domain/session.ts'
import type { PeerId } from '#protocol'
import type { MediaLink } from './media-link.ts'
import { Outlet } from './outlet.ts'
import type { Signal } from './signal.ts'

/** What presenting works with. */
export type PresentingParts = {
  readonly signal: Signal
  /** Told of every request that was turned down. */
  readonly turnedDown: (error: unknown) => void
  /** Told of our own shared screen. */
  readonly showing: (track: MediaStreamTrack | null) => void
}

/** Sharing a screen. */
export class Presenting {
  readonly #parts: PresentingParts
  readonly #outlet: Outlet
  #screen: MediaStreamTrack | null = null
  #asking = false
  #onStage = false

  /** Presents nothing yet. */
  constructor(parts: PresentingParts) {
    this.#parts = parts
    this.#outlet = new Outlet({ source: 'presentation', signal: parts.signal, endsWhenEmpty: true })
  }

  /** Asks for a screen, then for the stage; nothing happens when the person chooses none. */
  async start(): Promise<void> {
    if (this.#screen || this.#asking) return
    this.#asking = true
    this.#screen = await captureScreen()
    this.#asking = false
    if (!this.#screen) return
    this.#screen.addEventListener('ended', () => void this.stop())
    this.#settle()
    await this.#takeStage()
  }

  /** Gives the stage back. */
  async stop(): Promise<void> {
    if (!this.#screen) return
    this.#dismiss()
    const { signal, turnedDown } = this.#parts
    await signal.request('presentation.stop', {}).catch(turnedDown)
  }

  /**
   * What the journal says now.
   * @param fresh the state is a new snapshot: the stage may have to be asked for again
   */
  know(state: SessionState, self: PeerId, fresh: boolean): void {
    this.#onStage = state.presenter === self
    if (this.#screen && !this.#onStage && !this.#asking) {
      if (fresh) void this.#takeStage()
      else this.#dismiss()
    }
    this.#settle()
  }

  /** Sends over another media link from now on. */
  attach(link: MediaLink): void {
    this.#outlet.attach(link)
  }

  /** Ends the sharing without a word to the server. */
  close(): void {
    this.#dismiss()
    this.#outlet.close()
  }

  async #takeStage(): Promise<void> {
    const { signal, turnedDown } = this.#parts
    this.#asking = true
    try {
      await signal.request('presentation.start', {})
    } catch (error) {
      turnedDown(error)
      this.#dismiss()
    } finally {
      this.#asking = false
    }
  }

  #dismiss(): void {
    this.#screen?.stop()
    this.#screen = null
    this.#settle()
  }

  #settle(): void {
    this.#parts.showing(this.#screen)
    this.#outlet.feed(this.#onStage ? this.#screen : null)
  }
}

/** Asks the browser for a screen; null when the person chose none or the browser cannot. */
async function captureScreen(): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { ideal: 15, max: 30 } },
      audio: false,
    })
    return stream.getVideoTracks()[0] ?? null
  } catch {
    return null
  }
}
