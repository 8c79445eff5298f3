// A meeting to be recorded three ways at once: generated sources of HD picture and sound, in a media router of their own.
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { CODECS } from '../../../config/codecs.ts'
import { ffmpegBinaries, workerBinary } from '../../../config/runtime.ts'

/** What a source sends: 720p at 30 frames and 2.5 Mbit/s with a key frame every 4 s, and Opus at 32 kbit/s. */
const PICTURE = { size: '1280x720', rate: 30, bps: 2_500_000, keyEvery: 120 } as const
const SOUND_BPS = 32_000
/** Length of the film that is sent again and again, s. */
const FILM_S = 20

export const LOOPBACK = '127.0.0.1'

/** One bridge point of the meeting. */
export type Source = { readonly picture: types.Producer; readonly sound: types.Producer }

/** The meeting; closing it ends everything that was started for it. */
export type GeneratedMeeting = {
  readonly router: types.Router
  readonly sources: readonly Source[]
  close(): Promise<void>
}

/** @throws Error when ffmpeg or the media worker is missing */
export async function openGeneratedMeeting(count: number): Promise<GeneratedMeeting> {
  const ffmpeg = requireFfmpeg()
  const opened = new AsyncDisposableStack()
  try {
    const folder = await mkdtemp(join(tmpdir(), 'diem-cau-sources-'))
    opened.defer(() => rm(folder, { recursive: true, force: true }))
    const film = join(folder, 'film.ts')
    await makeFilm(ffmpeg, film)
    const worker = await createWorker({ workerBin: workerBinary(), logLevel: 'warn' })
    opened.defer(() => worker.close())
    const router = await worker.createRouter({ mediaCodecs: CODECS.map((codec) => ({ ...codec })) })
    const sources: Source[] = []
    for (let place = 0; place < count; place += 1) sources.push(await openSource(router, ffmpeg, film, place, opened))
    return { router, sources, close: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** @throws Error when it is missing */
export function requireFfmpeg(): string {
  const { ffmpeg } = ffmpegBinaries()
  if (ffmpeg === undefined) throw new Error('ffmpeg is missing: npm run doctor says how to get it.')
  return ffmpeg
}

/** Noise over a moving picture keeps the encoder at its rate; sliced as a camera's encoder would, without B pictures. */
async function makeFilm(ffmpeg: string, film: string): Promise<void> {
  const { size, rate, bps, keyEvery } = PICTURE
  const lavfi = (source: string) => ['-f', 'lavfi', '-i', source]
  const encoder = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'veryfast', '-tune', 'zerolatency']
  const rates = ['-b:v', `${bps}`, '-minrate', `${bps}`, '-maxrate', `${bps}`, '-bufsize', `${bps / 2}`]
  const parts = [
    ['-v', 'error', '-y'],
    lavfi(`testsrc2=size=${size}:rate=${rate},noise=alls=12:allf=t,format=yuv420p`),
    lavfi('sine=frequency=440:sample_rate=48000'),
    [...encoder, '-g', `${keyEvery}`, ...rates],
    [
      '-c:a',
      'libopus',
      '-b:a',
      `${SOUND_BPS}`,
      '-ac',
      '2',
      '-application',
      'voip',
      '-t',
      `${FILM_S}`,
      '-bsf:v',
      'dump_extra',
      film,
    ],
  ]
  await promisify(execFile)(ffmpeg, parts.flat())
}

/** A sender of its own for every source, with the film's bytes as they are. */
async function openSource(
  router: types.Router,
  ffmpeg: string,
  film: string,
  place: number,
  opened: AsyncDisposableStack,
): Promise<Source> {
  const picture = await openProducer(router, 'video', 1_000 + place)
  const sound = await openProducer(router, 'audio', 2_000 + place)
  const sender = spawn(
    ffmpeg,
    [
      ['-v', 'error', '-re', '-stream_loop', '-1', '-i', film],
      ['-map', '0:v', '-c', 'copy', '-ssrc', `${1_000 + place}`, '-payload_type', '101'],
      ['-f', 'rtp', addressOf(picture.transport)],
      ['-map', '0:a', '-c', 'copy', '-ssrc', `${2_000 + place}`, '-payload_type', '100'],
      ['-f', 'rtp', addressOf(sound.transport)],
    ].flat(),
    { stdio: 'ignore' },
  )
  opened.defer(() => void sender.kill('SIGKILL'))
  return { picture: picture.producer, sound: sound.producer }
}

function addressOf({ tuple, rtcpTuple }: types.PlainTransport): string {
  return `rtp://${LOOPBACK}:${tuple.localPort}?rtcpport=${rtcpTuple?.localPort ?? 0}&pkt_size=1200`
}

async function openProducer(router: types.Router, kind: types.MediaKind, ssrc: number) {
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: LOOPBACK },
    rtcpMux: false,
    comedia: true,
  })
  const video = {
    mimeType: 'video/H264',
    payloadType: 101,
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  }
  const audio = { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2, parameters: {} }
  const producer = await transport.produce({
    kind,
    rtpParameters: { codecs: [kind === 'video' ? video : audio], encodings: [{ ssrc }] },
  })
  return { transport, producer }
}
