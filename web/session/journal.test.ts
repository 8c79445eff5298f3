// Every event once and in order, however they arrive.
import { expect, test } from 'vitest'
import type { RecordedEvent } from '#domain/event.ts'
import { NEW_SESSION } from '#domain/session.ts'
import { bridgePointId, peerId } from '#protocol'
import { extendJournal, hasGap, startJournal } from './journal.ts'

const PEER = peerId.parse('tinh')
const POINT = bridgePointId.parse('UBND')

const joined: RecordedEvent = {
  seq: 1,
  at: 1,
  by: PEER,
  event: { type: 'peer.joined', peerId: PEER, bridgePointId: POINT },
}
const opened: RecordedEvent = { seq: 2, at: 2, by: PEER, event: { type: 'microphone.opened', peerId: PEER } }
const closed: RecordedEvent = { seq: 3, at: 3, by: PEER, event: { type: 'microphone.closed', peerId: PEER } }

const empty = startJournal(NEW_SESSION)

test('events in order are applied', () => {
  const { state } = extendJournal(empty, [joined, opened])
  expect(state.seq).toBe(2)
  expect(state.peers[0]?.microphone).toBe('open')
})

test('an event that comes too early waits for the missing one', () => {
  const gap = extendJournal(extendJournal(empty, [joined]), [closed])
  expect(hasGap(gap)).toBe(true)
  expect(gap.state.seq).toBe(1)
  const filled = extendJournal(gap, [opened])
  expect(hasGap(filled)).toBe(false)
  expect(filled.state.seq).toBe(3)
  expect(filled.state.peers[0]?.microphone).toBe('closed')
})

test('an event that was seen before changes nothing', () => {
  const journal = extendJournal(empty, [joined, opened])
  expect(extendJournal(journal, [joined, opened])).toEqual(journal)
})
