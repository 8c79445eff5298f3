// Who is named as the speaker of a session, and when nobody is.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PAUSE_MS, Speaker } from './speaker.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function listen() {
  const told: (string | null)[] = []
  return { told, speaker: new Speaker((speaking) => told.push(speaking)) }
}

test('the only microphone speaks once it is audible, not because it is open', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  expect(told).toEqual([])
  speaker.audible(['chair'])
  expect(told).toEqual(['chair'])
})

test('who takes over from another speaker is named at once', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.dominates('district')
  expect(told).toEqual(['chair', 'district'])
})

test('another one being audible too changes nothing while the first dominates', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.audible(['district', 'chair'])
  speaker.audible(['chair'])
  expect(told).toEqual(['chair'])
})

test('a pause for breath is no silence', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.audible([])
  vi.advanceTimersByTime(PAUSE_MS - 1)
  speaker.audible(['chair'])
  vi.advanceTimersByTime(10 * PAUSE_MS)
  expect(told).toEqual(['chair'])
})

test('silence names nobody, and the same speaker again afterwards', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.audible([])
  vi.advanceTimersByTime(PAUSE_MS)
  expect(told).toEqual(['chair', null])
  speaker.audible(['chair'])
  expect(told).toEqual(['chair', null, 'chair'])
})

test('noise elsewhere does not keep a silent speaker speaking', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair', 'fan'])
  speaker.audible(['fan'])
  speaker.audible(['fan'])
  vi.advanceTimersByTime(PAUSE_MS)
  expect(told).toEqual(['chair', null])
})

test('a router that closes in a pause says nothing more', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.audible([])
  speaker.close()
  vi.advanceTimersByTime(PAUSE_MS)
  expect(told).toEqual(['chair'])
})

test('a speaker who leaves is nobody, and the next one is not named before being heard', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.gone('chair')
  speaker.dominates('district')
  expect(told).toEqual(['chair', null])
  speaker.audible(['district'])
  expect(told).toEqual(['chair', null, 'district'])
})

test('a silent one who leaves is no news', () => {
  const { told, speaker } = listen()
  speaker.dominates('chair')
  speaker.audible(['chair'])
  speaker.gone('district')
  expect(told).toEqual(['chair'])
})
