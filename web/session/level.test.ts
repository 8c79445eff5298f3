// Loudness from samples.
import { expect, test } from 'vitest'
import { loudness } from './level.ts'

const tone = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 480 }, (_, i) => amplitude * Math.sin((2 * Math.PI * i) / 48))

test('silence is 0', () => {
  expect(loudness(new Float32Array(480))).toBe(0)
  expect(loudness(new Float32Array(0))).toBe(0)
})

test('full scale is 1', () => {
  expect(loudness(Float32Array.from({ length: 480 }, (_, i) => (i % 2 === 0 ? 1 : -1)))).toBe(1)
})

test('louder sound reads higher', () => {
  expect(loudness(tone(0.5))).toBeGreaterThan(loudness(tone(0.05)))
  expect(loudness(tone(0.05))).toBeGreaterThan(loudness(tone(0.005)))
})
