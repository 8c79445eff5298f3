// The usual way to record without encoding: one ffmpeg for each source, from RTP to a fragmented MP4, `-c copy`.
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { types } from 'mediasoup'
import { LOOPBACK, requireFfmpeg } from './meeting.ts'
import type { GeneratedMeeting, Source } from './meeting.ts'

/** Starts a recording of every source into a folder. @returns the process ids */
export async function recordWithFfmpeg(
  { router, sources }: GeneratedMeeting,
  folder: string,
  opened: AsyncDisposableStack,
): Promise<number[]> {
  const pids: number[] = []
  for (const [place, source] of sources.entries()) {
    pids.push(await recordOne(router, source, join(folder, `source-${place}`), opened))
  }
  return pids
}

async function recordOne(
  router: types.Router,
  { picture, sound }: Source,
  path: string,
  opened: AsyncDisposableStack,
): Promise<number> {
  const [pictures, sounds] = [await freePorts(), await freePorts()]
  const consumers = [await forward(router, picture, pictures), await forward(router, sound, sounds)]
  await writeFile(`${path}.sdp`, descriptionOf(consumers, [pictures, sounds]))
  const recorder = spawn(
    requireFfmpeg(),
    [
      ['-v', 'error', '-protocol_whitelist', 'file,udp,rtp', '-analyzeduration', '6M', '-i', `${path}.sdp`],
      ['-c', 'copy', '-f', 'mp4', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-y', `${path}.mp4`],
    ].flat(),
    { stdio: 'ignore' },
  )
  opened.defer(() => void recorder.kill('SIGKILL'))
  await once(recorder, 'spawn')
  for (const consumer of consumers) await consumer.resume()
  return recorder.pid ?? 0
}

async function forward(router: types.Router, producer: types.Producer, port: number): Promise<types.Consumer> {
  const transport = await router.createPlainTransport({
    listenInfo: { protocol: 'udp', ip: LOOPBACK },
    rtcpMux: false,
    comedia: false,
  })
  await transport.connect({ ip: LOOPBACK, port, rtcpPort: port + 1 })
  return transport.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities, paused: true })
}

function descriptionOf(consumers: readonly types.Consumer[], ports: readonly number[]): string {
  const media = consumers.flatMap(({ kind, rtpParameters: { codecs } }, index) => {
    const [codec] = codecs
    if (!codec) throw new Error('A consumer without a codec.')
    const { payloadType, mimeType, clockRate, channels } = codec
    const name = `${mimeType.split('/')[1] ?? ''}/${clockRate}${kind === 'audio' ? `/${channels ?? 2}` : ''}`
    return [
      `m=${kind} ${ports[index] ?? 0} RTP/AVP ${payloadType}`,
      `a=rtpmap:${payloadType} ${name}`,
      ...(kind === 'video' ? [`a=fmtp:${payloadType} packetization-mode=1`] : []),
    ]
  })
  return ['v=0', `o=- 0 0 IN IP4 ${LOOPBACK}`, 's=-', `c=IN IP4 ${LOOPBACK}`, 't=0 0', ...media, ''].join('\n')
}

/** An even port whose next one is free too at this moment: ffmpeg takes RTP on the one and RTCP on the other. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = createSocket('udp4').bind(0, LOOPBACK)
    await once(first, 'listening')
    const { port } = first.address()
    const second = createSocket('udp4')
    const isFree = await new Promise<boolean>((resolve) => {
      second.once('error', () => resolve(false))
      second.bind(port + 1, LOOPBACK, () => resolve(true))
    })
    first.close()
    if (isFree) second.close()
    if (isFree && port % 2 === 0) return port
  }
}
