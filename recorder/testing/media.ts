// Real H.264 and Opus for tests: encoded by ffmpeg, packetized here, and decoded again to be counted.
import { execFileSync } from 'node:child_process'
import { ffmpegBinaries } from '../../config/runtime.ts'
import { nalType } from '../h264-payload.ts'
import type { RtpPacket } from '../rtp-packet.ts'

const { ffmpeg } = ffmpegBinaries()
const LARGEST_PAYLOAD = 1100

/** Whether this machine has ffmpeg; tests that need it are skipped elsewhere. */
export const hasFfmpeg = ffmpeg !== undefined

/** 30 pictures a second, several slices each, a key frame every second; the NAL units of each picture. */
export function encodeH264(seconds: number, profile = 'baseline'): Buffer[][] {
  const source = ['-f', 'lavfi', '-i', `testsrc2=size=322x182:rate=30:duration=${seconds}`, '-pix_fmt', 'yuv420p']
  const codec = ['-c:v', 'libx264', '-profile:v', profile, '-preset', 'veryfast', '-bf', '0', '-g', '30']
  const slices = ['-x264-params', 'slices=3:repeat-headers=1', '-bsf:v', 'h264_metadata=aud=insert']
  const nalUnits = splitAtStartCodes(run([...source, ...codec, ...slices, '-f', 'h264', 'pipe:1']))
  const units: Buffer[][] = []
  for (const nalUnit of nalUnits) {
    if (nalType(nalUnit) === 9) units.push([])
    else units.at(-1)?.push(nalUnit)
  }
  return units
}

/** A tone in 20 ms packets of Opus. */
export function encodeOpus(seconds: number): Buffer[] {
  const ogg = run([
    '-f',
    'lavfi',
    '-i',
    `sine=440:duration=${seconds}`,
    '-ac',
    '1',
    '-c:a',
    'libopus',
    '-f',
    'ogg',
    'pipe:1',
  ])
  // The first two are OpusHead and OpusTags.
  return oggPackets(ogg).slice(2)
}

/** What ffmpeg decodes from an MP4: frames of video, or samples of sound; throws when it complains. */
export function decode(mp4: Buffer): { frames: number; samples: number } {
  const yuv = (width: number, height: number) => (width * height * 3) / 2
  const isVideo = mp4.includes('avc3')
  const raw = isVideo ? ['-pix_fmt', 'yuv420p', '-f', 'rawvideo'] : ['-ar', '48000', '-ac', '1', '-f', 's16le']
  const vsync = isVideo ? ['-vsync', 'passthrough'] : []
  const out = run(['-xerror', '-i', 'pipe:0', ...vsync, ...raw, 'pipe:1'], mp4)
  return isVideo ? { frames: out.length / yuv(322, 182), samples: 0 } : { frames: 0, samples: out.length / 2 }
}

/** How many pictures ffmpeg decodes when it plays an HLS playlist from its start. */
export function framesPlayed(playlist: string): number {
  const raw = ['-vsync', 'passthrough', '-pix_fmt', 'gray', '-vf', 'scale=8:8', '-f', 'rawvideo', 'pipe:1']
  return run(['-xerror', '-i', playlist, ...raw]).length / 64
}

/** The samples that ffmpeg finds in an MP4: start and duration of each, in the track's ticks. */
export function listSamples(mp4: Buffer): { start: number; duration: number }[] {
  const out = run(['-copyts', '-i', 'pipe:0', '-c', 'copy', '-f', 'framecrc', 'pipe:1'], mp4).toString()
  const rows = out.split('\n').filter((row) => row !== '' && !row.startsWith('#'))
  return rows.map((row) => {
    const [, , start, duration] = row.split(',').map(Number)
    return { start: start ?? Number.NaN, duration: duration ?? Number.NaN }
  })
}

/** RTP packets of pictures at 30 per second: parameter sets together (STAP-A), what is large in pieces (FU-A). */
export function packetizeH264(units: readonly (readonly Buffer[])[], firstSequence = 0): RtpPacket[] {
  const packets: RtpPacket[] = []
  units.forEach((unit, index) => {
    const payloads = payloadsOf(unit)
    payloads.forEach((payload, at) => {
      const marker = at === payloads.length - 1
      packets.push(rtp(firstSequence + packets.length, index * 3000, payload, marker))
    })
  })
  return packets
}

/** A packet as parsed. */
export function rtp(sequence: number, timestamp: number, payload: Buffer, marker = false): RtpPacket {
  const sequenceNumber = sequence & 0xffff
  return { payloadType: 96, marker, sequenceNumber, timestamp: timestamp >>> 0, ssrc: 7, extension: null, payload }
}

/** A datagram: the same packet as bytes. */
export function rtpBytes({ payloadType, marker, sequenceNumber, timestamp, ssrc, payload }: RtpPacket): Buffer {
  const header = Buffer.alloc(12)
  header.writeUInt8(0x80, 0)
  header.writeUInt8(payloadType | (marker ? 0x80 : 0), 1)
  header.writeUInt16BE(sequenceNumber, 2)
  header.writeUInt32BE(timestamp, 4)
  header.writeUInt32BE(ssrc, 8)
  return Buffer.concat([header, payload])
}

function payloadsOf(unit: readonly Buffer[]): Buffer[] {
  const small = unit.filter((one) => nalType(one) === 7 || nalType(one) === 8)
  const rest = unit.filter((one) => !small.includes(one))
  const stap = small.flatMap((one) => [Buffer.of(one.length >> 8, one.length & 0xff), one])
  const first = small.length > 0 ? [Buffer.concat([Buffer.of(0x78), ...stap])] : []
  return [...first, ...rest.flatMap((one) => (one.length <= LARGEST_PAYLOAD ? [one] : pieces(one)))]
}

function pieces(nalUnit: Buffer): Buffer[] {
  const header = nalUnit[0] ?? 0
  const out: Buffer[] = []
  for (let at = 1; at < nalUnit.length; at += LARGEST_PAYLOAD) {
    const start = at === 1 ? 0x80 : 0
    const end = at + LARGEST_PAYLOAD >= nalUnit.length ? 0x40 : 0
    const prefix = Buffer.of((header & 0xe0) | 28, start | end | (header & 0x1f))
    out.push(Buffer.concat([prefix, nalUnit.subarray(at, at + LARGEST_PAYLOAD)]))
  }
  return out
}

/** What ffmpeg writes to its standard output; throws with what it complains of. */
export function run(args: readonly string[], input?: Buffer): Buffer {
  if (ffmpeg === undefined) throw new Error('no ffmpeg here')
  const quiet = ['-hide_banner', '-loglevel', 'error', '-threads', '1']
  return execFileSync(ffmpeg, [...quiet, ...args], { input, maxBuffer: 2 ** 29, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** The NAL units of a byte stream (ITU-T H.264 annex B). */
export function splitAtStartCodes(stream: Buffer): Buffer[] {
  const code = Buffer.of(0, 0, 1)
  const out: Buffer[] = []
  for (let at = stream.indexOf(code); at !== -1;) {
    const next = stream.indexOf(code, at + 3)
    let end = next === -1 ? stream.length : next
    while (stream[end - 1] === 0) end--
    out.push(stream.subarray(at + 3, end))
    at = next
  }
  return out
}

/** The packets of an Ogg stream (RFC 3533): pages with a table of lacing values; a value below 255 ends a packet. */
export function oggPackets(ogg: Buffer): Buffer[] {
  const packets: Buffer[] = []
  let open: Buffer[] = []
  for (let page = 0; page + 27 <= ogg.length;) {
    const lacing = ogg.subarray(page + 27, page + 27 + ogg.readUInt8(page + 26))
    page += 27 + lacing.length
    for (const size of lacing) {
      open.push(ogg.subarray(page, page + size))
      page += size
      if (size === 255) continue
      packets.push(Buffer.concat(open))
      open = []
    }
  }
  return packets
}
