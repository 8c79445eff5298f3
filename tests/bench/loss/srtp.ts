// SRTP errors in the product's log.

/** The SSRC of mediasoup's bandwidth probes, which carry no media. */
const PROBE = /\bssrc:1234\b/

/**
 * The lines that tell of a failed SRTP encryption or decryption of media. A failure that names no SSRC counts: it may
 * have been media.
 */
export function srtpErrors(lines: readonly string[]): string[] {
  return lines.filter((line) => /srtp/i.test(line) && /fail|error|collision|expired/i.test(line) && !PROBE.test(line))
}
