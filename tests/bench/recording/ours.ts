// The product's own recorder, with all of a meeting's sources in one recording.
import { join } from 'node:path'
import type { types } from 'mediasoup'
import { SILENT_LOG } from '../../../config/log.ts'
import { feedId, recorderContract, recordingId } from '../../../recorder/contract.ts'
import type { RecorderContract } from '../../../recorder/contract.ts'
import { RecorderHost } from '../../../recorder/host.ts'
import { openLocalBus } from '../../../signalling/bus/local.ts'
import type { Client } from '../../../signalling/protocol/contract.ts'
import { trackId } from '../../../signalling/protocol/ids.ts'
import type { RtpParameters } from '../../../signalling/protocol/rtp.ts'
import { LOOPBACK } from './meeting.ts'
import type { GeneratedMeeting } from './meeting.ts'
import { childrenOf } from './processor.ts'

const ID = recordingId.parse('generated')

/** A running recording. */
export type OwnRecording = { readonly pids: readonly number[]; finish(): Promise<void> }

/** Starts a recording of every source into a folder. */
export async function recordWithOurs(
  { router, sources }: GeneratedMeeting,
  folder: string,
  opened: AsyncDisposableStack,
): Promise<OwnRecording> {
  const bus = openLocalBus()
  opened.defer(() => bus.close())
  const host = await RecorderHost.create({
    bus,
    address: 'recorder',
    recordingsDir: join(folder, 'recordings'),
    keyFile: join(folder, 'recording.key'),
    ip: LOOPBACK,
    log: SILENT_LOG,
  })
  opened.defer(() => host.close())
  const recorder = bus.connect(recorderContract, 'recorder')
  const before = await childrenOf(process.pid)
  await recorder.request('recording.open', { recordingId: ID, zeroAt: Date.now() - 2_000 })
  const pids = (await childrenOf(process.pid)).filter((pid) => !before.includes(pid))
  for (const [place, { picture, sound }] of sources.entries()) {
    await record(recorder, router, picture, `source-${place}`, 'camera')
    await record(recorder, router, sound, `source-${place}`, 'microphone')
  }
  return {
    pids,
    async finish() {
      await recorder.request('recording.close', { recordingId: ID, finished: true })
    },
  }
}

async function record(
  recorder: Client<RecorderContract>,
  router: types.Router,
  producer: types.Producer,
  name: string,
  source: 'camera' | 'microphone',
): Promise<void> {
  const feed = { recordingId: ID, feedId: feedId.parse(`${name}-${source}`) }
  const address = await recorder.request('feed.open', feed)
  const transport = await router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: LOOPBACK } })
  await transport.connect(address)
  await recorder.request('feed.connect', { ...feed, ip: transport.tuple.localIp, port: transport.tuple.localPort })
  const consumer = await transport.consume({
    producerId: producer.id,
    rtpCapabilities: router.rtpCapabilities,
    enableRtx: true,
    paused: true,
  })
  // The library's own words, for parameters that our contract describes with freer texts.
  const rtpParameters = consumer.rtpParameters as RtpParameters
  await recorder.request('track.start', { ...feed, trackId: trackId.parse(`${name}.${source}`), rtpParameters })
  await consumer.resume()
}
