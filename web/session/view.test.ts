// What the screen shows is told when it changes, once, and the last word wins.
import { expect, test } from 'vitest'
import { peerId } from '#protocol'
import type { VisibleTile } from './live-state.ts'
import type { Signal } from './signal.ts'
import { createView } from './view.ts'

const small: VisibleTile = { peerId: peerId.parse('huyen'), source: 'camera', heightPx: 180.4 }
const large: VisibleTile = { ...small, heightPx: 720 }

/** A line that writes down what is said on it. */
function line(): { told: unknown[]; signal: Pick<Signal, 'request'> } {
  const told: unknown[] = []
  return {
    told,
    signal: {
      request(_name, input, until) {
        told.push(input)
        return new Promise((_resolve, reject) => until?.addEventListener('abort', () => reject(until.reason)))
      },
    },
  }
}

test('calls in quick succession become one, in whole pixels', async () => {
  const { told, signal } = line()
  const view = createView(signal)
  view.show([large])
  view.show([small])
  await Promise.resolve()
  expect(told).toEqual([{ tiles: [{ ...small, heightPx: 180 }] }])
})

test('the same view is not told twice, except when asked to', async () => {
  const { told, signal } = line()
  const view = createView(signal)
  view.show([large])
  await Promise.resolve()
  view.show([{ ...large }])
  await Promise.resolve()
  expect(told).toHaveLength(1)
  view.again()
  await Promise.resolve()
  expect(told).toHaveLength(2)
})

test('nothing is told before anything was shown', async () => {
  const { told, signal } = line()
  createView(signal).again()
  await Promise.resolve()
  expect(told).toEqual([])
})
