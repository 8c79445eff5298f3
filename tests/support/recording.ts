// A recorder with its own processes, fed by a real media worker: sources that send real media in real time, over a line that can be lossy.
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { CODECS } from '../../config/codecs.ts'
import { SILENT_LOG } from '../../config/log.ts'
import type { Log } from '../../config/log.ts'
import { workerBinary } from '../../config/runtime.ts'
import { feedId, recorderContract, recordingId } from '../../recorder/contract.ts'
import type { RecorderContract } from '../../recorder/contract.ts'
import type { DiskThresholds } from '../../recorder/disk-watch.ts'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { initName, segmentName } from '../../recorder/format/manifest.ts'
import { masterKey } from '../../recorder/format/master-key.ts'
import { openRecording } from '../../recorder/format/stored-recording.ts'
import type { StoredRecording } from '../../recorder/format/stored-recording.ts'
import { RecorderHost } from '../../recorder/host.ts'
import { encodeH264, encodeOpus, listSamples, packetizeH264, rtp, rtpBytes } from '../../recorder/testing/media.ts'
import type { RtpPacket } from '../../recorder/rtp-packet.ts'
import { openLocalBus } from '../../signalling/bus/local.ts'
import type { Notified } from '../../signalling/protocol/contract.ts'
import { trackId } from '../../signalling/protocol/ids.ts'
import type { TrackId } from '../../signalling/protocol/ids.ts'
import type { RtpParameters } from '../../signalling/protocol/rtp.ts'

const LOOPBACK = '127.0.0.1'
export const RECORDING = recordingId.parse('session-1')
/** Length of what is sent again and again, s. */
const FILM_S = 10
const PICTURE_PAYLOAD = 102
const SOUND_PAYLOAD = 111
/** What the sound's header extension says, dB below the loudest. */
export const SENT_LEVEL = 37

type Told<N extends 'recording.lost' | 'disk.changed'> = Notified<RecorderContract, N>

/** What a rig may be told. */
export type RigOptions = {
  readonly log?: Log
  readonly diskThresholds?: DiskThresholds
  /** Where the recordings lie; a new folder unless told. */
  readonly folder?: string
}

/** Starts a recorder and a media worker. Closing it ends everything that was started for it. */
export async function openRecordingRig({ log = SILENT_LOG, diskThresholds, folder: given }: RigOptions = {}) {
  const opened = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-recorder-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  const recordingsDir = given ?? join(folder, 'recordings')
  const keyFile = join(folder, 'recording.key')
  const bus = openLocalBus({ log })
  opened.defer(() => bus.close())
  const told: { lost: Told<'recording.lost'>[]; disk: Told<'disk.changed'>[] } = { lost: [], disk: [] }
  await bus.subscribe(recorderContract, 'recorder', {
    'recording.lost': (data) => told.lost.push(data),
    'disk.changed': (data) => told.disk.push(data),
  })
  const options = {
    bus,
    address: 'recorder',
    recordingsDir,
    keyFile,
    ip: LOOPBACK,
    log,
    ...(diskThresholds && { diskThresholds }),
  }
  let host = await RecorderHost.create(options)
  opened.defer(() => host.close())
  const worker = await createWorker({ workerBin: workerBinary(), logLevel: 'warn' })
  opened.defer(() => worker.close())
  const router = await worker.createRouter({ mediaCodecs: CODECS.map((codec) => ({ ...codec })) })
  const { request } = bus.connect(recorderContract, 'recorder')
  const zeroAt = Date.now() - 1_000
  return {
    recordingsDir,
    keyFile,
    zeroAt,
    told,
    request,
    worker,
    /** Begins the recording, or goes on with it. */
    open: () => request('recording.open', { recordingId: RECORDING, zeroAt }),
    /** Ends the recorder as a shutdown does, and starts another. */
    async restart() {
      await host.close()
      host = await RecorderHost.create(options)
    },
    /** A source that sends from now on. */
    async send(kind: SentKind, how: SendOptions = {}) {
      const source = await openSource(router, kind, how)
      opened.defer(() => source.stop())
      return source
    },
    /** Records a source as a track, over a feed of its own. */
    async record(source: Sent, track: string, loss = 0): Promise<Recorded> {
      const feed = { recordingId: RECORDING, feedId: feedId.parse(track.replace('.', '-')) }
      const address = await request('feed.open', feed)
      const line = await openLine(address.port, loss)
      const transport = await router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: LOOPBACK } })
      opened.defer(() => {
        transport.close()
        line.close()
      })
      await transport.connect({ ip: LOOPBACK, port: line.port })
      line.connect(transport.tuple.localPort)
      await request('feed.connect', { ...feed, ip: LOOPBACK, port: line.port })
      const consumer = await transport.consume({
        producerId: source.producer.id,
        rtpCapabilities: router.rtpCapabilities,
        enableRtx: true,
        paused: true,
      })
      // The library's own words, for parameters that our contract describes with freer texts.
      const rtpParameters = consumer.rtpParameters as RtpParameters
      await request('track.start', { ...feed, trackId: trackId.parse(track), rtpParameters })
      await consumer.resume()
      return { trackId: trackId.parse(track), feed, consumer, line, close: () => transport.close() }
    },
    /** The process that makes the recording. */
    async pid(): Promise<number> {
      const pids = await recordingProcesses(process.pid)
      if (pids[0] === undefined || pids.length > 1) throw new Error(`${pids.length} processes of recordings`)
      return pids[0]
    },
    /** The recording as it lies on the disk now. */
    async stored(): Promise<StoredRecording> {
      const key = await masterKey(keyFile, recordingsDir)
      const spooled = await openRecording(spoolFolder(recordingsDir, RECORDING), key)
      const found = spooled ?? (await openRecording(keptFolder(recordingsDir, RECORDING), key))
      if (!found) throw new Error('nothing has been recorded')
      return found
    },
    close: () => opened.disposeAsync(),
  }
}
export type RecordingRig = Awaited<ReturnType<typeof openRecordingRig>>

/** The processes of recordings that a recorder has started; Linux only. */
export async function recordingProcesses(recorder: number): Promise<number[]> {
  const children = await readFile(`/proc/${recorder}/task/${recorder}/children`, 'utf8')
  const pids = children.split(' ').filter((pid) => pid.trim() !== '')
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return pids.filter((_, index) => commands[index]?.includes('recording-process')).map(Number)
}

/** What a track holds, in seconds since the recording's zero: its samples' beginnings, and its unbroken stretches. */
export async function timesOf(stored: StoredRecording, track: string): Promise<TrackTimes> {
  const lines = (await stored.lines(track)) ?? []
  const timescale = lines.find((line) => line.type === 'segment')?.timescale ?? 1
  const fragments = lines.filter((line) => line.type === 'fragment')
  const stretches: { from: number; to: number }[] = []
  for (const { decodeTime, duration } of fragments) {
    const last = stretches.at(-1)
    const [from, to] = [decodeTime / timescale, (decodeTime + duration) / timescale]
    if (last && Math.abs(last.to - from) < 1e-9) last.to = to
    else stretches.push({ from, to })
  }
  const starts: number[] = []
  for (const { segment } of lines.filter((line) => line.type === 'segment')) {
    const media = await segmentOf(stored, track, segment)
    starts.push(...listSamples(media).map(({ start }) => start / timescale))
  }
  const damaged = fragments.filter((line) => line.damaged === true).length
  return { starts, stretches, fragments: fragments.length, damaged, levels: fragments.map(({ level }) => level) }
}

/** What `timesOf` finds. */
export type TrackTimes = {
  readonly starts: number[]
  readonly stretches: readonly { from: number; to: number }[]
  readonly fragments: number
  readonly damaged: number
  readonly levels: readonly (number | null)[]
}

/** A segment as one MP4, decrypted. */
export async function segmentOf(stored: StoredRecording, track: string, segment: number): Promise<Buffer> {
  const files = [initName(segment), segmentName(segment)]
  const parts = files.map(async (file) => stored.read(track, file, 0, (await stored.size(track, file)) ?? 0))
  return Buffer.concat((await Promise.all(parts)).map((part) => part ?? Buffer.alloc(0)))
}

/** A source that is being recorded. */
export type Recorded = {
  readonly trackId: TrackId
  readonly feed: { recordingId: typeof RECORDING; feedId: ReturnType<typeof feedId.parse> }
  readonly consumer: types.Consumer
  readonly line: Line
  close(): void
}

type SentKind = 'picture' | 'sound'
type SendOptions = {
  /** By how much its clock is fast, parts per million. */
  readonly ppm?: number
}

/** A source that sends. */
export type Sent = {
  readonly producer: types.Producer
  /** Pictures or packets of sound sent so far. */
  readonly count: () => number
  /** When picture or packet number `index` was sent, epoch ms. */
  readonly sentAt: (index: number) => number
  stop(): void
}

let lastSsrc = 1_000

async function openSource(router: types.Router, kind: SentKind, { ppm = 0 }: SendOptions): Promise<Sent> {
  const ssrc = (lastSsrc += 1)
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: LOOPBACK },
    comedia: true,
    rtcpMux: true,
  })
  const producer = await transport.produce({
    kind: kind === 'picture' ? 'video' : 'audio',
    rtpParameters: parametersOf(kind, ssrc),
  })
  const socket = createSocket('udp4')
  const units = film(kind)
  const period = kind === 'picture' ? 1000 / 30 : 20
  const ticks = kind === 'picture' ? 3000 : 960
  const begun = Date.now()
  const times: number[] = []
  let sequence = 100
  const timer = setInterval(() => {
    while (begun + times.length * period <= Date.now()) {
      const index = times.length
      const timestamp = Math.round(index * ticks * (1 + ppm / 1_000_000)) + 5_000
      for (const packet of units[index % units.length] ?? [])
        socket.send(
          datagram({ ...packet, sequenceNumber: sequence++ & 0xffff, timestamp: timestamp >>> 0, ssrc }),
          transport.tuple.localPort,
          LOOPBACK,
        )
      times.push(begun + index * period)
    }
  }, 5)
  const stop = (): void => {
    clearInterval(timer)
    if (!transport.closed) socket.close()
    transport.close()
  }
  return { producer, count: () => times.length, sentAt: (index) => begun + index * period, stop }
}

/** The levels travel in a header extension of one byte (RFC 8285 §4.2, RFC 6464). */
function datagram(packet: RtpPacket): Buffer {
  const bytes = rtpBytes(packet)
  if (packet.payloadType !== SOUND_PAYLOAD) return bytes
  bytes[0] = 0x90
  const extension = Buffer.of(0xbe, 0xde, 0, 1, 0x10, SENT_LEVEL, 0, 0)
  return Buffer.concat([bytes.subarray(0, 12), extension, bytes.subarray(12)])
}

const films = new Map<SentKind, RtpPacket[][]>()

/** The packets of each picture, or of each packet of sound. */
function film(kind: SentKind): RtpPacket[][] {
  const known = films.get(kind)
  if (known) return known
  const made =
    kind === 'sound'
      ? encodeOpus(FILM_S).map((payload) => [{ ...rtp(0, 0, payload, false), payloadType: SOUND_PAYLOAD }])
      : encodeH264(FILM_S).map((unit) => packetizeH264([unit]).map((one) => ({ ...one, payloadType: PICTURE_PAYLOAD })))
  films.set(kind, made)
  return made
}

function parametersOf(kind: SentKind, ssrc: number): types.RtpParameters {
  const encodings = [{ ssrc }]
  if (kind === 'sound') {
    const codec = { mimeType: 'audio/opus', payloadType: SOUND_PAYLOAD, clockRate: 48_000, channels: 2 } as const
    const level = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1 } as const
    return { codecs: [codec], encodings, headerExtensions: [level] }
  }
  const parameters = { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 }
  const rtcpFeedback = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }]
  return {
    codecs: [{ mimeType: 'video/H264', payloadType: PICTURE_PAYLOAD, clockRate: 90_000, parameters, rtcpFeedback }],
    encodings,
  }
}

/** A line between a media worker and a feed. */
export type Line = {
  /** Where both ends send. */
  readonly port: number
  /** Names the worker's port. */
  connect(workerPort: number): void
  /** The share of packets toward the recorder that get lost from now on. */
  lose(share: number): void
  readonly counts: { passed: number; lost: number }
  close(): void
}

async function openLine(feedPort: number, share: number): Promise<Line> {
  const socket: Socket = createSocket('udp4')
  socket.bind(0, LOOPBACK)
  await once(socket, 'listening')
  socket.setRecvBufferSize(2 ** 22)
  const counts = { passed: 0, lost: 0 }
  let lost = share
  let workerPort = 0
  // Numbers that look random and are the same in every run.
  let state = feedPort
  const dice = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  socket.on('message', (packet, { port }) => {
    if (port === feedPort) return socket.send(packet, workerPort, LOOPBACK)
    if (dice() < lost) return void counts.lost++
    counts.passed++
    socket.send(packet, feedPort, LOOPBACK)
  })
  return {
    port: socket.address().port,
    connect: (port) => void (workerPort = port),
    lose: (next) => void (lost = next),
    counts,
    close: () => void socket.close(),
  }
}
