// Stored choices are read with suspicion: anything may have written them.
import { expect, test } from 'vitest'
import { parseChoices } from './device-choices.ts'

const NOTHING = { cameraId: null, microphoneId: null, loudspeakerId: null, pictureHeight: 720 }

test('what was stored is read back', () => {
  const choices = { cameraId: 'c', microphoneId: 'm', loudspeakerId: null, pictureHeight: 1080 as const }
  expect(parseChoices(JSON.stringify(choices))).toEqual(choices)
})

test.each([null, '', 'no json', '7', 'null', '[]', '{"cameraId":7,"pictureHeight":"1080"}'])(
  '%j counts as nothing chosen',
  (text) => {
    expect(parseChoices(text)).toEqual(NOTHING)
  },
)
