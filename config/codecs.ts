// What the SFU forwards and how good it may be: codecs, rates, limits.

/** Where a receiving transport's bandwidth estimate starts, bit/s: enough for a 720p stage at once. */
export const INITIAL_OUTGOING_BPS = 3_000_000

/** A source is asked for a key frame at most this often, ms. */
export const KEY_FRAME_REQUEST_DELAY_MS = 500

/**
 * Codecs in order of preference: H.264 is what room hardware decodes, what SIP systems speak and what MP4 holds.
 * Constrained baseline first, high where offered, VP8 as the fallback; Opus repairs one lost packet by itself.
 */
export const CODECS = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1, minptime: 10 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '640032', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, parameters: {} },
] as const
