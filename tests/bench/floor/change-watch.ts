// Runs inside a page: when the new speaker's picture stood large on the stage, and when the first sound of theirs was played.

/** What the page waits for. */
export type Awaited = {
  /** Where the new speaker's large picture will stand. */
  readonly selector: string
  /** The number in their film. */
  readonly code: number
  /** The picture must be taller than this, px: what the strip showed of them. */
  readonly abovePx: number
  /** The pitch of their voice, Hz. */
  readonly toneHz: number
}

/** When it came, epoch ms; null until it has. */
export type Noticed = { readonly frameAt: number | null; readonly soundAt: number | null }

/** The page's watcher. */
export type ChangeWatch = {
  /** Waits for a new speaker from now on. */
  begin(awaited: Awaited): void
  read(): Noticed
  /** Sends a request over the page's own line, as a button of the page would; answers when it left, epoch ms. */
  say(name: string, input: object): number
  /** Presses a button whose accessible name contains this; answers when, epoch ms, or null without such a button. */
  press(label: string): number | null
}

declare global {
  interface Window {
    changeWatch: ChangeWatch
  }
}

/** Installed before the page's own scripts, after the test's eyes; nothing from outside this function exists there. */
export function installChangeWatch(): void {
  /** Far below any voice, far above the rounding of a silent line, dB. */
  const LOUD_DB = -60
  const LISTEN_EVERY_MS = 10
  const followed = new WeakSet<HTMLVideoElement>()
  const analysers = new Map<string, AnalyserNode>()
  const lines: WebSocket[] = []
  const now = (): number => performance.timeOrigin + performance.now()
  let awaited: Awaited | null = null
  let frameAt: number | null = null
  let soundAt: number | null = null
  let context: AudioContext | undefined
  let said = 1_000_000

  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given)
      lines.push(this)
    }
  }

  const follow = (video: HTMLVideoElement): void => {
    followed.add(video)
    const next = (): void => {
      look(video)
      video.requestVideoFrameCallback(next)
    }
    video.requestVideoFrameCallback(next)
  }

  const look = (video: HTMLVideoElement): void => {
    if (!awaited || frameAt !== null || video.videoHeight <= awaited.abovePx) return
    if (!video.closest(awaited.selector)) return
    const at = now()
    if (window.eyes.see(awaited.selector)?.code === awaited.code) frameAt = at
  }

  const attach = (listener: AudioContext): void => {
    for (const { srcObject } of document.querySelectorAll('audio')) {
      for (const track of srcObject instanceof MediaStream ? srcObject.getAudioTracks() : []) {
        if (analysers.has(track.id)) continue
        const analyser = new AnalyserNode(listener, { fftSize: 1024, smoothingTimeConstant: 0 })
        listener.createMediaStreamSource(new MediaStream([track])).connect(analyser)
        analysers.set(track.id, analyser)
      }
    }
  }

  /** Whether the loudest pitch between 200 Hz and 2 kHz is the awaited one. */
  const plays = (analyser: AnalyserNode, binHz: number, hz: number): boolean => {
    const bins = new Float32Array(analyser.frequencyBinCount)
    analyser.getFloatFrequencyData(bins)
    let best = Math.round(200 / binHz)
    for (let bin = best; bin < 2000 / binHz; bin += 1) {
      if ((bins[bin] ?? -Infinity) > (bins[best] ?? -Infinity)) best = bin
    }
    return (bins[best] ?? -Infinity) > LOUD_DB && Math.abs(best * binHz - hz) <= binHz
  }

  setInterval(() => {
    for (const video of document.querySelectorAll('video')) if (!followed.has(video)) follow(video)
    context ??= new AudioContext()
    attach(context)
    if (!awaited || soundAt !== null) return
    const binHz = context.sampleRate / 1024
    for (const analyser of analysers.values()) if (plays(analyser, binHz, awaited.toneHz)) soundAt ??= now()
  }, LISTEN_EVERY_MS)

  window.changeWatch = {
    begin(next) {
      awaited = next
      frameAt = null
      soundAt = null
    },
    read: () => ({ frameAt, soundAt }),
    say(name, input) {
      const line = lines.findLast((one) => one.readyState === WebSocket.OPEN)
      if (!line) throw new Error('The page has no line.')
      said += 1
      // socket.io: an event (42) with the number of its acknowledgement.
      line.send(`42${said}${JSON.stringify([name, { commandId: `bench-${said}`, input }])}`)
      return now()
    },
    press(label) {
      const button = document.querySelector<HTMLButtonElement>(`button[aria-label*="${label}"]:not(:disabled)`)
      const at = now()
      button?.click()
      return button && at
    },
  }
}
