// How good a line is, in the words that a tile shows.

/** From best to worst. */
export type Quality = 'good' | 'fair' | 'poor' | 'lost'

/** What was measured on a line over the last seconds. */
export type LineMeasure = {
  /** Share of packets lost from the bridge point to us, 0–1. */
  readonly lossUp: number
  /** Share of packets lost from us to the bridge point, 0–1. */
  readonly lossDown: number
  /** Round-trip time, ms; undefined while unknown. */
  readonly rttMs: number | undefined
}

/**
 * One word for a line. Repair (NACK, in-band FEC) hides 2 % of loss; past 8 % people notice; ITU-T G.114 calls a
 * one-way delay past 400 ms unacceptable, and 150 ms the border of comfort.
 */
export function qualityOf(measure: LineMeasure): Quality {
  const loss = Math.max(measure.lossUp, measure.lossDown)
  const rtt = measure.rttMs ?? 0
  if (loss > 0.08 || rtt > 800) return 'poor'
  if (loss > 0.02 || rtt > 300) return 'fair'
  return 'good'
}
