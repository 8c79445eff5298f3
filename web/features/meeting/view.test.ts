// What one screen shows, and what is read out.
import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#domain/event.ts'
import { NEW_SESSION, applySession } from '#domain/session.ts'
import type { SessionState } from '#domain/session.ts'
import { bridgePointId, peerId } from '#protocol'
import { announcementsOf } from './announcements.ts'
import { namePeers } from '../../session/names.ts'
import { viewOf } from './view.ts'

const office = bridgePointId.parse('office')
const district = bridgePointId.parse('district')
const chair = peerId.parse('chair')
const hall = peerId.parse('hall')
const spare = peerId.parse('spare')

const opening: SessionEvent = {
  type: 'session.opened',
  title: 'Giao ban tuần',
  bridgePoints: [
    { id: office, name: 'Văn phòng UBND tỉnh', main: true },
    { id: district, name: 'UBND huyện Lục Ngạn', main: false },
  ],
}
const everybodyJoins: SessionEvent[] = [
  opening,
  { type: 'peer.joined', peerId: hall, bridgePointId: district },
  { type: 'peer.joined', peerId: chair, bridgePointId: office },
  { type: 'peer.joined', peerId: spare, bridgePointId: district },
]

function after(events: readonly SessionEvent[], start: SessionState = NEW_SESSION): SessionState {
  return events.reduce((state, event) => applySession(state, { seq: state.seq + 1, at: 0, by: 'system', event }), start)
}

describe('a screen in a meeting', () => {
  const session = after(everybodyJoins)

  it('numbers the second connection of a bridge point', () => {
    expect([...namePeers(session).values()]).toEqual([
      'UBND huyện Lục Ngạn',
      'Văn phòng UBND tỉnh',
      'UBND huyện Lục Ngạn (2)',
    ])
  })

  it('shows the main bridge point on the stage and its own picture last', () => {
    const view = viewOf({ session, self: hall, speaker: null, quality: {} })
    expect(view.stage).toMatchObject([{ peerId: chair, main: true, self: false }])
    expect(view.strip.map((tile) => tile.peerId)).toEqual([spare, hall])
    expect(view.strip.at(-1)).toMatchObject({ self: true })
  })

  it('counts bridge points, not connections', () => {
    expect(viewOf({ session, self: hall, speaker: null, quality: {} })).toMatchObject({ connected: 2, total: 2 })
  })

  it('marks as speaking only who is heard with an open microphone', () => {
    const heard = { self: hall, speaker: spare, quality: {} }
    expect(viewOf({ session, ...heard }).stage).toMatchObject([{ peerId: spare, speaking: false }])
    const opened = after([{ type: 'microphone.opened', peerId: spare }], session)
    expect(viewOf({ session: opened, ...heard }).stage).toMatchObject([{ peerId: spare, speaking: true }])
  })

  it('calls a dropped line lost, whatever was measured before', () => {
    const dropped = after([{ type: 'peer.line-dropped', peerId: chair }], session)
    const { stage, strip } = viewOf({ session: dropped, self: hall, speaker: null, quality: { [chair]: 'good' } })
    expect([...stage, ...strip].find((tile) => tile.peerId === chair)?.quality).toBe('lost')
  })

  it('marks who has the floor and who asks for it, and names the holder with the end of their time', () => {
    const asked = after(
      [
        { type: 'floor.granted', bridgePointId: office, peerId: chair, endsAt: 60_000, replaces: null },
        { type: 'floor.requested', bridgePointId: district, peerId: spare, subject: '' },
      ],
      session,
    )
    const view = viewOf({ session: asked, self: hall, speaker: spare, quality: {} })
    expect(view.stage).toMatchObject([{ peerId: chair, floor: 'holds' }])
    expect(view.strip).toMatchObject([{ peerId: spare, floor: 'asks' }, { peerId: hall }])
    expect(view.holders).toEqual([{ bridgePointId: office, name: 'Văn phòng UBND tỉnh', self: false, endsAt: 60_000 }])
    expect(view.speaker).toBeNull()
  })

  it('says who presents, and whether that is oneself', () => {
    const presenting = after([{ type: 'presentation.started', peerId: hall }], session)
    expect(viewOf({ session: presenting, self: hall, speaker: null, quality: {} })).toMatchObject({
      presented: { peerId: hall, source: 'presentation' },
      presenter: { name: 'UBND huyện Lục Ngạn', self: true },
    })
  })
})

describe('what is read out', () => {
  const before = after(everybodyJoins)
  const heard = (events: readonly SessionEvent[]) => announcementsOf(before, after(events, before), hall)

  it('tells who leaves, whose line drops and who presents', () => {
    expect(heard([{ type: 'peer.left', peerId: spare, cause: 'left' }])).toEqual([
      { key: 'left', name: 'UBND huyện Lục Ngạn (2)' },
    ])
    expect(heard([{ type: 'peer.line-dropped', peerId: chair }])).toEqual([
      { key: 'dropped', name: 'Văn phòng UBND tỉnh' },
    ])
    expect(heard([{ type: 'presentation.started', peerId: chair }])).toEqual([
      { key: 'presenting', name: 'Văn phòng UBND tỉnh' },
    ])
  })

  it('tells of our own connection only what the microphone does', () => {
    expect(heard([{ type: 'peer.line-dropped', peerId: hall }])).toEqual([])
    expect(heard([{ type: 'microphone.opened', peerId: hall }])).toEqual([{ key: 'microphoneOpened' }])
  })

  it('stays silent about the microphones of the others', () => {
    expect(heard([{ type: 'microphone.opened', peerId: chair }])).toEqual([])
  })
})
