// What counts as loss, and what change is worth telling.
import { describe, expect, test } from 'vitest'
import { isNotable, lossOf, readReports } from './quality.ts'

const good = { lossUp: 0, lossDown: 0, rttMs: 20 }

describe('a change of quality', () => {
  test('the first reading is told', () => {
    expect(isNotable(good, undefined)).toBe(true)
  })

  test.each([
    ['nothing', good, false],
    ['half a percent of loss', { ...good, lossUp: 0.005 }, false],
    ['one percent lost on the way up', { ...good, lossUp: 0.01 }, true],
    ['one percent lost on the way down', { ...good, lossDown: 0.01 }, true],
    ['a round trip 19 ms longer', { ...good, rttMs: 39 }, false],
    ['a round trip 20 ms longer', { ...good, rttMs: 40 }, true],
    ['a round trip no longer known', { ...good, rttMs: undefined }, true],
  ])('%s', (_what, now, told) => {
    expect(isNotable(now, good)).toBe(told)
  })

  test('a round trip still unknown is no news', () => {
    expect(isNotable({ ...good, rttMs: undefined }, { ...good, rttMs: undefined })).toBe(false)
  })
})

describe('the loss of a transport', () => {
  const lossy = { rtpBytesReceived: 500, rtpBytesSent: 900, rtpPacketLossReceived: 0.04, rtpPacketLossSent: 0.1 }

  test('is read from both directions', () => {
    expect(lossOf(lossy, undefined, 0.5)).toEqual({ lossUp: 0.04, lossDown: 0.1 })
  })

  test('is none in a direction where nothing was sent since the last reading', () => {
    expect(lossOf(lossy, { ...lossy, rtpBytesSent: 800 }, 0)).toEqual({ lossUp: 0, lossDown: 0.1 })
    expect(lossOf(lossy, lossy, 0.5)).toEqual({ lossUp: 0, lossDown: 0 })
  })

  test('is what the receiver reported where the page gives no feedback', () => {
    const plain = { rtpBytesReceived: 0, rtpBytesSent: 10 }
    expect(lossOf(plain, undefined, 0.25)).toEqual({ lossUp: 0, lossDown: 0.25 })
  })
})

describe('the reports about a stream', () => {
  const source = { type: 'inbound-rtp', fractionLost: 32, roundTripTime: 80 }

  test('of a consumer: what was lost on the way to us is not its line’s fault', () => {
    const reports = [{ type: 'outbound-rtp', fractionLost: 48, roundTripTime: 12.4 }, source]
    expect(readReports(reports, 'down')).toEqual({ loss: 1 / 16, rttMs: 12 })
  })

  test('of a producer: the worst of its layers, the shortest of their round trips', () => {
    expect(readReports([source, { ...source, fractionLost: 64, roundTripTime: 70 }], 'up')).toEqual({
      loss: 0.25,
      rttMs: 70,
    })
  })

  test('say nothing before the first one has come', () => {
    expect(readReports([{ type: 'inbound-rtp', fractionLost: 0, roundTripTime: 0 }], 'up')).toEqual({
      loss: 0,
      rttMs: undefined,
    })
    expect(readReports([], 'down')).toEqual({ loss: 0, rttMs: undefined })
  })
})
