// What counts as announced, and what as a gap.
import { describe, expect, it } from 'vitest'
import { announcedIn, gapsIn } from './announced.ts'

describe('a frame of the socket', () => {
  const event = { seq: 3, at: 1, by: 'system', event: { type: 'session.closed' } }

  it('that announces an event carries it', () => {
    expect(announcedIn(`42["session.event",${JSON.stringify(event)}]`)).toEqual([event])
  })

  it('that answers a resuming page carries all that it missed', () => {
    const reply = { ok: true, data: { events: [event, { ...event, seq: 4 }], media: 'kept' } }
    expect(announcedIn(`4312[${JSON.stringify(reply)}]`)).toEqual([event, { ...event, seq: 4 }])
  })

  it.each(['2', '431["x"]', '431[{"ok":true,"data":null}]', '42["speaker.changed",{"peerId":null}]', '40{"sid":"x"}'])(
    'such as %s announces none',
    (frame) => {
      expect(announcedIn(frame)).toEqual([])
    },
  )
})

describe('a journal', () => {
  it('that counts from one has no gap', () => {
    expect(gapsIn([{ seq: 1 }, { seq: 2 }, { seq: 3 }])).toBe(0)
  })

  it('with a number left out has gaps', () => {
    expect(gapsIn([{ seq: 1 }, { seq: 3 }])).toBe(1)
  })
})
