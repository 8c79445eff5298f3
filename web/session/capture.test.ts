// Every failure of the browser to give a device has its word.
import { expect, test } from 'vitest'
import { capture, captureBoth, troubleOf } from './capture.ts'

test.each([
  ['NotAllowedError', 'denied'],
  ['NotReadableError', 'in-use'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['SecurityError', 'insecure'],
])('%s is %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble)
})

test('where there are no media devices at all, the page is not secure', async () => {
  const wish = { deviceId: null, heightPx: 720 } as const
  expect(await capture('camera', wish)).toEqual({ trouble: 'insecure' })
  expect(await captureBoth({ camera: wish, microphone: wish })).toEqual({
    camera: { trouble: 'insecure' },
    microphone: { trouble: 'insecure' },
  })
})
