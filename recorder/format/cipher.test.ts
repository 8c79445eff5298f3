// Files of a track encrypted: any range opens alone, and nothing shares its keystream.
import { describe, expect, test } from 'vitest'
import { TrackCipher } from './cipher.ts'

const KEY = Buffer.alloc(32, 1)
const CLEAR = Buffer.from(Array.from({ length: 1000 }, (_, index) => index & 0xff))

describe('TrackCipher', () => {
  const cipher = new TrackCipher(KEY, 'hall.camera')

  test('decrypts what it encrypted, any range of it', () => {
    const stored = cipher.apply('seg-0.m4s', 0, CLEAR)
    expect(stored.equals(CLEAR)).toBe(false)
    for (const [from, to] of [
      [0, 1000],
      [1, 2],
      [15, 17],
      [16, 32],
      [333, 999],
    ] as const)
      expect(cipher.apply('seg-0.m4s', from, stored.subarray(from, to))).toEqual(CLEAR.subarray(from, to))
  })

  test('encrypts piece by piece what it encrypts as a whole', () => {
    const pieces = [CLEAR.subarray(0, 7), CLEAR.subarray(7, 600), CLEAR.subarray(600)]
    let at = 0
    const stored = pieces.map((piece) => {
      const bytes = cipher.apply('seg-3.m4s', at, piece)
      at += piece.length
      return bytes
    })
    expect(Buffer.concat(stored)).toEqual(cipher.apply('seg-3.m4s', 0, CLEAR))
  })

  test('reaches places far beyond 4 GiB', () => {
    const far = 2 ** 40 + 5
    expect(cipher.apply('seg-0.m4s', far, cipher.apply('seg-0.m4s', far, CLEAR))).toEqual(CLEAR)
  })

  test('is another one for each file, track and recording', () => {
    const zeros = Buffer.alloc(64)
    const streams = [
      cipher.apply('seg-0.m4s', 0, zeros),
      cipher.apply('seg-1.m4s', 0, zeros),
      cipher.apply('init-0.mp4', 0, zeros),
      new TrackCipher(KEY, 'hall.microphone').apply('seg-0.m4s', 0, zeros),
      new TrackCipher(Buffer.alloc(32, 2), 'hall.camera').apply('seg-0.m4s', 0, zeros),
    ]
    expect(new Set(streams.map((one) => one.toString('hex'))).size).toBe(streams.length)
  })
})
