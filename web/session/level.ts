// How loud a track is at this moment.
import { audioContext } from './audio-context.ts'
import { createStore } from './store.ts'
import type { Readable } from './store.ts'

/** A track's loudness, 0 (silence) to 1 (as loud as it gets), until closed. */
export type Level = Readable<{ readonly level: number }> & { close(): void }

const PERIOD_MS = 50
const WINDOW_SAMPLES = 2_048
/** What counts as silence, dB below full scale; a quiet room gives about this. */
const FLOOR_DB = -60

/** Watches a track's loudness, twenty times a second. The track must not be disabled: silence would be read. */
export function watchLevel(track: MediaStreamTrack): Level {
  const context = audioContext()
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES })
  source.connect(analyser)
  const samples = new Float32Array(WINDOW_SAMPLES)
  const store = createStore({ level: 0 })
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    store.set({ level: loudness(samples) })
  }, PERIOD_MS)
  return {
    get: store.get,
    subscribe: store.subscribe,
    close() {
      clearInterval(timer)
      source.disconnect()
    },
  }
}

/**
 * Loudness as ears judge it: the decibels of the mean power between silence and full scale.
 * @param samples −1 to 1
 * @returns 0–1, rounded to hundredths so that a steady sound is a steady figure
 */
export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length)
  const decibels = 10 * Math.log10(power)
  const level = Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB))
  return Math.round(level * 100) / 100
}
