// A source's packets repaired and reported on, and what its parameters say.
import { describe, expect, test } from 'vitest'
import {
  CompoundPacket,
  NackPacket,
  PliPacket,
  ReceiverReportPacket,
  SenderReportPacket,
  parseNackItem,
} from 'rtp.js/packets'
import { AUDIO_LEVEL_URI, audioLevel } from './audio-level.ts'
import { isRtcpDatagram, nack, pictureLoss, readSenderReports, receiverReport } from './rtcp.ts'
import type { RtpPacket } from './rtp-packet.ts'
import { RtpSource } from './rtp-source.ts'
import { sourceFormat } from './source-format.ts'
import type { SourceFormat } from './source-format.ts'
import { rtp } from './testing/media.ts'

const FORMAT: SourceFormat = {
  kind: 'picture',
  ssrc: 7,
  payloadType: 96,
  clockRate: 90_000,
  rtx: { ssrc: 8, payloadType: 97 },
  nack: true,
  levelId: null,
}
const packet = (sequence: number): RtpPacket => rtp(sequence, sequence * 3000, Buffer.of(1, sequence & 0xff))

/** The same packet as it is sent again (RFC 4588). */
function again(sequence: number, resent: number): RtpPacket {
  const payload = Buffer.concat([Buffer.of((sequence >> 8) & 0xff, sequence & 0xff), packet(sequence).payload])
  return { ...rtp(resent, sequence * 3000, payload), ssrc: 8, payloadType: 97 }
}

const sequences = (delivered: ReturnType<RtpSource['push']>) =>
  delivered.map((one) => (one.kind === 'packet' ? one.packet.sequenceNumber : one.kind))

describe('a source', () => {
  test('asks for what is missing, again when the answer is overdue, and takes the repair', () => {
    const source = new RtpSource(FORMAT)
    source.push(packet(1), 0)
    source.push(packet(5), 10)
    expect(source.toAskFor(10)).toEqual([2, 3, 4])
    expect(source.toAskFor(20)).toEqual([])
    expect(sequences(source.push(again(2, 900), 30))).toEqual([2])
    expect(source.toAskFor(70)).toEqual([3, 4])
    expect(sequences(source.push(again(4, 901), 80))).toEqual([])
    expect(sequences(source.push(again(3, 902), 90))).toEqual([3, 4, 5])
    expect(source.toAskFor(500)).toEqual([])
    expect(source.counts).toEqual({ received: 5, repaired: 3, lost: 0 })
  })

  test('takes repairs under its own SSRC too', () => {
    const source = new RtpSource({ ...FORMAT, rtx: null })
    source.push(packet(65_535), 0)
    source.push(packet(65_537), 5)
    expect(source.toAskFor(5)).toEqual([0])
    expect(sequences(source.push(packet(65_536), 20))).toEqual([0, 1])
  })

  test('gives up after half a second', () => {
    const source = new RtpSource(FORMAT)
    source.push(packet(1), 0)
    source.push(packet(3), 10)
    expect(source.advance(400)).toEqual([])
    expect(sequences(source.advance(520))).toEqual(['lost', 3])
    expect(source.counts).toMatchObject({ lost: 1 })
    expect(source.toAskFor(530)).toEqual([])
  })

  test('does not ask where that was not agreed, and drops what is not its own', () => {
    const source = new RtpSource({ ...FORMAT, nack: false, rtx: null })
    source.push(packet(1), 0)
    source.push(packet(3), 10)
    expect(source.toAskFor(10)).toEqual([])
    expect(source.push({ ...packet(2), payloadType: 99 }, 11)).toEqual([])
    expect(source.push(again(2, 1), 12)).toEqual([])
    const probing = new RtpSource(FORMAT)
    expect(probing.push({ ...again(2, 1), payload: Buffer.alloc(0) }, 0)).toEqual([])
  })

  test('reports what it received (RFC 3550)', () => {
    const source = new RtpSource(FORMAT)
    expect(source.reception(0)).toBeNull()
    for (const sequence of [10, 11, 12, 14, 15, 16, 17, 19]) source.push(packet(sequence), sequence * 33)
    source.reported({ ssrc: 7, ntpMs: 0, rtpTimestamp: 0, compactNtp: 0xabcd }, 1_000)
    expect(source.reception(1_500)).toMatchObject({
      ssrc: 7,
      fractionLost: Math.floor((2 * 256) / 10),
      totalLost: 2,
      highestSequence: 19,
      lastReport: 0xabcd,
      sinceLastReport: 32_768,
    })
    source.push(packet(20), 700)
    expect(source.reception(2_000)).toMatchObject({ fractionLost: 0, totalLost: 2 })
  })
})

describe('RTCP', () => {
  const packetsOf = (bytes: Uint8Array) =>
    new CompoundPacket(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)).getPackets()

  test('asks for packets, sixteen behind the first in one item, also where numbers wrap', () => {
    const asked = [65_530, 65_535, 3, 20, 500]
    const [message] = packetsOf(nack(1, 7, asked))
    if (!(message instanceof NackPacket)) throw new Error('no NACK')
    expect(message.getMediaSsrc()).toBe(7)
    expect(
      message.getItems().flatMap(({ pid, bitmask }) => parseNackItem(pid, bitmask).map((one) => one & 0xffff)),
    ).toEqual(asked)
    expect(message.getItems()).toHaveLength(3)
  })

  test('asks for a key frame, and reports', () => {
    const [loss] = packetsOf(pictureLoss(1, 7))
    expect(loss).toBeInstanceOf(PliPacket)
    const reception = {
      ssrc: 7,
      fractionLost: 3,
      totalLost: 4,
      highestSequence: 70_000,
      jitter: 5,
      lastReport: 6,
      sinceLastReport: 7,
    }
    const [report] = packetsOf(receiverReport(1, [reception]))
    if (!(report instanceof ReceiverReportPacket)) throw new Error('no receiver report')
    expect(report.getReports()[0]?.dump()).toMatchObject({
      ssrc: 7,
      fractionLost: 3,
      totalLost: 4,
      highestSeq: 70_000,
      jitter: 5,
      lsr: 6,
      dlsr: 7,
    })
  })

  test('reads sender reports, and nothing from nonsense', () => {
    const report = new SenderReportPacket()
    report.setSsrc(7)
    report.setNtpSeconds(3_900_000_001)
    report.setNtpFraction(2 ** 31)
    report.setRtpTimestamp(123)
    report.serialize()
    const { buffer, byteOffset, byteLength } = report.getView()
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    expect(isRtcpDatagram(bytes)).toBe(true)
    const compactNtp = ((3_900_000_001 & 0xffff) * 0x10000 + 0x8000) >>> 0
    expect(readSenderReports(bytes)).toEqual([{ ssrc: 7, ntpMs: 3_900_000_001_500, rtpTimestamp: 123, compactNtp }])
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length)
      if (isRtcpDatagram(cut)) expect(readSenderReports(cut)).toEqual([])
    }
  })
})

describe('how loud a packet is', () => {
  const extended = (profile: number, bytes: Buffer): RtpPacket => ({ ...packet(1), extension: { profile, bytes } })

  test('is read from either form of the extension', () => {
    expect(audioLevel(extended(0xbede, Buffer.of(0x21, 1, 2, 0x10, 0x80 | 37)), 1)).toBe(37)
    expect(audioLevel(extended(0xbede, Buffer.of(0, 0, 0x10, 127)), 1)).toBe(127)
    expect(audioLevel(extended(0x1000, Buffer.of(3, 2, 9, 9, 1, 1, 0x80 | 5)), 1)).toBe(5)
  })

  test('is unknown where it is not said, or cut short', () => {
    expect(audioLevel(packet(1), 1)).toBeNull()
    for (const [profile, bytes] of [
      [0xbede, [0xf0, 1, 0x10, 5]],
      [0xbede, [0x2f]],
      [0xbede, [0x10]],
      [0x1000, [1, 0]],
      [0x1000, [1]],
      [0x1234, [0x10, 5]],
    ] as const)
      expect(audioLevel(extended(profile, Buffer.from(bytes)), 1)).toBeNull()
  })
})

describe('the parameters of a source', () => {
  const h264 = {
    mimeType: 'video/H264',
    payloadType: 102,
    clockRate: 90_000,
    rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
  }
  const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }

  test('say how it arrives', () => {
    const rtx = { mimeType: 'video/rtx', payloadType: 103, clockRate: 90_000, parameters: { apt: 102 } }
    expect(sourceFormat({ codecs: [h264, rtx], encodings: [{ ssrc: 5, rtx: { ssrc: 6 } }] })).toEqual({
      kind: 'picture',
      ssrc: 5,
      payloadType: 102,
      clockRate: 90_000,
      rtx: { ssrc: 6, payloadType: 103 },
      nack: true,
      levelId: null,
    })
    const headerExtensions = [{ uri: AUDIO_LEVEL_URI, id: 10 }]
    expect(sourceFormat({ codecs: [opus], encodings: [{ ssrc: 5 }], headerExtensions })).toMatchObject({
      kind: 'sound',
      rtx: null,
      nack: false,
      levelId: 10,
    })
  })

  test('are refused for other codecs, other clocks and no SSRC', () => {
    const encodings = [{ ssrc: 5 }]
    for (const parameters of [
      { codecs: [{ ...h264, mimeType: 'video/VP8' }], encodings },
      { codecs: [{ ...opus, clockRate: 16_000 }], encodings },
      { codecs: [opus], encodings: [{}] },
      { codecs: [opus] },
    ])
      expect(() => sourceFormat(parameters)).toThrow('media-rejected')
  })
})
