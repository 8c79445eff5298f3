// The sign of the recording: it never says that it runs while nothing is kept.
import { expect, test } from 'vitest'
import { NEW_RECORDING } from '#domain/state/recording.ts'
import type { RecordingState } from '#domain/state/recording.ts'
import { signOf } from './sign.ts'

const sign = (change: Partial<RecordingState>) => signOf({ ...NEW_RECORDING, ...change })

test('each state has its sign', () => {
  expect(sign({})).toBe('none')
  expect(sign({ phase: 'running' })).toBe('running')
  expect(sign({ phase: 'running', settings: { starts: 'by-hand', policy: 'sound' } })).toBe('sound')
  expect(sign({ phase: 'running', interruptedAt: 1 })).toBe('interrupted')
  expect(sign({ phase: 'paused', interruptedAt: 1 })).toBe('paused')
  expect(sign({ phase: 'stopped', cause: 'disk-full' })).toBe('none')
})
