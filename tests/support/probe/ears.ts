// Runs inside a page: hears which pitches its loudspeaker really plays.

/** What the page offers to tests. */
export type Ears = {
  /**
   * How long ago a pitch was last heard, in seconds of played sound; null for never.
   * @param hz the pitch, found again within 3 %
   */
  lastHeard(hz: number): number | null
  /** Seconds since listening began. */
  listeningFor(): number
}

declare global {
  interface Window {
    ears: Ears
  }
}

/** Installed before the page's own scripts; nothing from outside this function exists there. It only watches. */
export function installEars(): void {
  const LOUD_DB = -60
  const players = new Set<HTMLMediaElement>()
  const analysers = new Map<string, { analyser: AnalyserNode; player: HTMLMediaElement }>()
  const heard: { hz: number; at: number }[] = []
  let context: AudioContext | undefined

  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(this: HTMLMediaElement, value: MediaProvider | null) {
      players.add(this)
      source?.set?.call(this, value)
    },
  })

  const isHeard = (player: HTMLMediaElement, trackId: string): boolean => {
    if (player.paused || player.muted || player.volume === 0) return false
    const stream = player.srcObject
    return stream instanceof MediaStream && stream.getAudioTracks().some(({ id }) => id === trackId)
  }

  const attach = (listener: AudioContext): void => {
    for (const player of players) {
      const tracks = player.srcObject instanceof MediaStream ? player.srcObject.getAudioTracks() : []
      for (const track of tracks) {
        if (analysers.get(track.id)?.player === player || !isHeard(player, track.id)) continue
        const analyser = new AnalyserNode(listener, { fftSize: 8192, smoothingTimeConstant: 0 })
        listener.createMediaStreamSource(new MediaStream([track])).connect(analyser)
        analysers.set(track.id, { analyser, player })
      }
    }
  }

  /** The loudest pitch between 200 Hz and 2 kHz, where the tones are. */
  const loudest = (analyser: AnalyserNode, binHz: number): { hz: number; db: number } => {
    const bins = new Float32Array(analyser.frequencyBinCount)
    analyser.getFloatFrequencyData(bins)
    let best = Math.round(200 / binHz)
    for (let bin = best; bin < 2000 / binHz; bin += 1) {
      if ((bins[bin] ?? -Infinity) > (bins[best] ?? -Infinity)) best = bin
    }
    return { hz: best * binHz, db: bins[best] ?? -Infinity }
  }

  setInterval(() => {
    context ??= new AudioContext()
    attach(context)
    for (const [trackId, { analyser, player }] of analysers) {
      if (!isHeard(player, trackId)) continue
      const { hz, db } = loudest(analyser, context.sampleRate / analyser.fftSize)
      if (db > LOUD_DB) heard.push({ hz, at: context.currentTime })
    }
    if (heard.length > 4_000) heard.splice(0, 2_000)
  }, 100)

  window.ears = {
    lastHeard(hz) {
      const last = heard.findLast((one) => Math.abs(one.hz / hz - 1) < 0.03)
      return last && context ? context.currentTime - last.at : null
    },
    listeningFor: () => context?.currentTime ?? 0,
  }
}
