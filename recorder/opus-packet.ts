// How long an Opus packet sounds, by its first byte (RFC 6716 §3.1).

/** Opus in RTP and in MP4 counts 48 kHz samples, whatever the bandwidth (RFC 7587 §4.1). */
export const OPUS_CLOCK_HZ = 48_000

const LONGEST_MS = 120

/**
 * The duration of a packet in 48 kHz samples.
 * @returns null for what cannot be Opus: empty, no frame, or more than 120 ms
 */
export function opusSamples(packet: Buffer): number | null {
  const toc = packet[0]
  if (toc === undefined) return null
  const frames = frameCount(toc & 0x03, packet[1])
  const durationMs = frames * frameMs(toc >> 3)
  return durationMs > 0 && durationMs <= LONGEST_MS ? (durationMs * OPUS_CLOCK_HZ) / 1000 : null
}

/** Whether a packet carries two channels. */
export function opusIsStereo(packet: Buffer): boolean {
  return ((packet[0] ?? 0) & 0x04) !== 0
}

function frameCount(code: number, second: number | undefined): number {
  if (code === 0) return 1
  return code === 3 ? (second ?? 0) & 0x3f : 2
}

/** RFC 6716 table 2: SILK up to configuration 11, hybrid up to 15, then CELT. */
function frameMs(configuration: number): number {
  const size = configuration & 0x03
  if (configuration < 12) return [10, 20, 40, 60][size] ?? 0
  if (configuration < 16) return [10, 20][configuration & 0x01] ?? 0
  return [2.5, 5, 10, 20][size] ?? 0
}
