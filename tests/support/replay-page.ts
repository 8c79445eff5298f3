// Runs inside a replay's page: sees the colours of its pictures and hears which pitches its sound elements really play.

/** What the page offers to tests. */
export type ReplayEars = {
  /** Whether a pitch is among the loudest at this moment. @param hz found again within 3 % */
  replayHears(hz: number): boolean
  /** The colour (0xrrggbb) that most of a picture has; null while there is none. */
  replayColour(selector: string): number | null
  /** The rates of the elements that play. */
  replayRates(): number[]
}

/** Installed before the page's own scripts; nothing from outside this function exists there. It only watches. */
export function listenToReplay(): void {
  const analysers = new Map<HTMLMediaElement, AnalyserNode>()
  let context: AudioContext | undefined
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement & { captureStream?: () => MediaStream }) {
    const started = play.call(this)
    if (this instanceof HTMLAudioElement && !analysers.has(this)) {
      context ??= new AudioContext()
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
      context.createMediaElementSource(this).connect(analyser)
      analyser.connect(context.destination)
      analysers.set(this, analyser)
    }
    return started
  }
  const loudest = (analyser: AnalyserNode, binHz: number): number | null => {
    const bins = new Float32Array(analyser.frequencyBinCount)
    analyser.getFloatFrequencyData(bins)
    let best = Math.round(200 / binHz)
    for (let bin = best; bin < 2_000 / binHz; bin += 1)
      if ((bins[bin] ?? -Infinity) > (bins[best] ?? -Infinity)) best = bin
    return (bins[best] ?? -Infinity) > -60 ? best * binHz : null
  }
  const playing = () => [...analysers].filter(([element]) => !element.paused)
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const ears: ReplayEars = {
    replayColour(selector) {
      const video = document.querySelector<HTMLVideoElement>(`${selector} video`)
      if (!video || !pen || video.readyState < 2 || video.videoWidth === 0) return null
      Object.assign(pen.canvas, { width: 64, height: 36 })
      pen.drawImage(video, 0, 0, 64, 36)
      const { data } = pen.getImageData(0, 0, 64, 36)
      const middle = (part: number): number => {
        const all = Array.from({ length: 64 * 36 }, (_, pixel) => data[pixel * 4 + part] ?? 0).toSorted((a, b) => a - b)
        return all[all.length / 2] ?? 0
      }
      return (middle(0) << 16) | (middle(1) << 8) | middle(2)
    },
    replayHears: (hz) =>
      playing().some(([, analyser]) => {
        const heard = loudest(analyser, (context?.sampleRate ?? 48_000) / analyser.fftSize)
        return heard !== null && Math.abs(heard / hz - 1) < 0.03
      }),
    replayRates: () => playing().map(([element]) => element.playbackRate),
  }
  Object.assign(window, ears)
}
