// A broken path is given a moment, then renewed, then everything is opened again. In virtual time.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createIceWatch } from './ice-watch.ts'
import type { IceWatch } from './ice-watch.ts'

let renewed: number
let givenUp: number
let watch: IceWatch

beforeEach(() => {
  vi.useFakeTimers()
  renewed = 0
  givenUp = 0
  watch = createIceWatch({
    async renew() {
      renewed += 1
    },
    giveUp: () => (givenUp += 1),
  })
})
afterEach(() => {
  watch.close()
  vi.useRealTimers()
})

test('a short gap is left alone', async () => {
  watch.state('disconnected')
  await vi.advanceTimersByTimeAsync(1_900)
  watch.state('connected')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([renewed, givenUp]).toEqual([0, 0])
})

test('a longer one renews the path, once', async () => {
  watch.state('disconnected')
  watch.state('failed')
  await vi.advanceTimersByTimeAsync(2_100)
  watch.state('connecting')
  watch.state('connected')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([renewed, givenUp]).toEqual([1, 0])
})

test('a path that stays broken is given up, once', async () => {
  watch.state('disconnected')
  await vi.advanceTimersByTimeAsync(60_000)
  watch.state('failed')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([renewed, givenUp]).toEqual([1, 1])
})

test('a path that never comes about is given up', async () => {
  watch.state('connecting')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(givenUp).toBe(1)
})

test('a closed watcher does nothing more', async () => {
  watch.state('disconnected')
  watch.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([renewed, givenUp]).toEqual([0, 0])
})
