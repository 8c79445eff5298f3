// The keys of the player.
import { expect, test } from 'vitest'
import { actOf } from './replay-keys.ts'

const key = (code: string, more = {}) => {
  return { code, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...more }
}

test.each([
  ['Space', {}, { act: 'toggle' }],
  ['KeyJ', {}, { act: 'skip', ms: -10_000 }],
  ['ArrowRight', { repeat: true }, { act: 'skip', ms: 5_000 }],
  ['Digit7', {}, { act: 'part', part: 0.7 }],
  ['Period', {}, { act: 'frame', by: 1 }],
  ['Period', { shiftKey: true }, { act: 'rate', by: 1 }],
  ['Slash', {}, { act: 'search' }],
  ['Slash', { shiftKey: true }, { act: 'help' }],
  ['KeyM', { repeat: true }, null],
  ['KeyC', { ctrlKey: true }, null],
  ['Digit1', { shiftKey: true }, null],
])('%s %j', (code, more, act) => {
  expect(actOf(key(code, more))).toEqual(act)
})
