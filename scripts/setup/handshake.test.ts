// The check of a worker, against a real one and against programs that are none.
import { expect, test } from 'vitest'
import { workerBinary } from '../../config/runtime.ts'
import { checkHandshake, HandshakeFailed } from './handshake.ts'

/** Above the check's own limit of 10 s, so that its message is seen. */
const timeout = 15_000

test('the media worker makes a DTLS handshake and forwards a track', { timeout }, async () => {
  const binary = workerBinary()
  expect(binary).toBeDefined()
  await checkHandshake(binary ?? '')
})

test('another program is no media worker', { timeout }, async () => {
  await expect(checkHandshake('/bin/true')).rejects.toThrow(HandshakeFailed)
})

test('a program that is not there is no media worker', { timeout }, async () => {
  await expect(checkHandshake('/nowhere/mediasoup-worker')).rejects.toThrow(/does not run/)
})
