// How the floor stands for one bridge point.
import { describe, expect, it } from 'vitest'
import { NEW_FLOOR, applyFloor } from '#domain/state/floor.ts'
import type { FloorEvent, FloorState } from '#domain/state/floor.ts'
import { bridgePointId, peerId } from '#protocol'
import { newsOf, ownFloor } from './own-floor.ts'

const OWN = bridgePointId.parse('own')
const OTHER = bridgePointId.parse('other')
const chaired: FloorState = { ...NEW_FLOOR, mode: 'chaired' }

const after = (floor: FloorState, ...events: readonly FloorEvent[]) =>
  events.reduce((state, event, index) => applyFloor(state, event, index), floor)
const asks = (id: typeof OWN): FloorEvent => ({
  type: 'floor.requested',
  bridgePointId: id,
  peerId: peerId.parse(id),
  subject: '',
})
const speaks = (id: typeof OWN): FloorEvent => ({
  type: 'floor.granted',
  bridgePointId: id,
  peerId: null,
  endsAt: null,
  replaces: null,
})

describe('where a bridge point stands', () => {
  it('is free to ask, except in open discussion', () => {
    expect(ownFloor(chaired, OWN)).toEqual({ kind: 'free' })
    expect(ownFloor(NEW_FLOOR, OWN)).toEqual({ kind: 'open' })
  })

  it('is its place among all who wait', () => {
    expect(ownFloor(after(chaired, asks(OTHER), asks(OWN)), OWN)).toMatchObject({ kind: 'waiting', place: 2, total: 2 })
  })

  it('is holding from the grant on', () => {
    expect(ownFloor(after(chaired, asks(OWN), speaks(OWN)), OWN).kind).toBe('holding')
  })
})

describe('a bridge point is told', () => {
  const waiting = after(chaired, asks(OWN))
  const speaking = after(chaired, speaks(OWN))

  it('that it was denied, but not that it withdrew', () => {
    expect(newsOf(waiting, after(waiting, { type: 'floor.denied', bridgePointId: OWN }), OWN)).toBe('denied')
    expect(newsOf(waiting, after(waiting, { type: 'floor.withdrawn', bridgePointId: OWN }), OWN)).toBeNull()
  })

  it('that its turn is over, however it ended', () => {
    expect(newsOf(speaking, after(speaking, { type: 'floor.yielded', bridgePointId: OWN }), OWN)).toBe('ended')
    const revoked: FloorEvent = { type: 'floor.revoked', bridgePointId: OWN, cause: 'chair' }
    expect(newsOf(speaking, after(speaking, revoked), OWN)).toBe('ended')
  })

  it('nothing of what happens to others', () => {
    expect(newsOf(waiting, after(waiting, asks(OTHER), speaks(OTHER)), OWN)).toBeNull()
  })
})
