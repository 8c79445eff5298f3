// A page that sends whatever it likes: its microphone never falls silent, and it counts what it sends and receives.
// Bundled for the browser.
import type { types } from 'mediasoup-client'
import { prepareEquipment } from '../../web/session/equipment.ts'
import type { Equipment } from '../../web/session/equipment.ts'
import { PROTOCOL_VERSION } from '../../signalling/protocol/index.ts'
import type {
  Input,
  OpenedMedia,
  ReceivedSource,
  RtpCapabilities,
  WebContract,
} from '../../signalling/protocol/index.ts'

/** The functions that the test calls in the page, and the one that the page calls in the test. */
export type HostilePage = {
  openProducer(input: Input<WebContract, 'producer.open'>): Promise<{ producerId: string }>
  /** Makes ready to join; answers what a join says. */
  prepare(capabilities: RtpCapabilities): Promise<Equipment['offer']>
  connect(opened: OpenedMedia): void
  /** Sends the microphone, and goes on for ever. */
  shout(): Promise<void>
  /** Receives a source. */
  take(source: ReceivedSource): Promise<void>
  /** Packets of sound that have left this page. */
  sent(): Promise<number>
  /** Packets of sound that have come to this page. */
  received(): Promise<number>
}

// The page's own window, under the names declared above.
const page = window as unknown as HostilePage
let equipment: Equipment
let transports: ReturnType<Equipment['connect']>

page.prepare = async (rtpCapabilities) => {
  equipment = await prepareEquipment({ protocolVersion: PROTOCOL_VERSION, rtpCapabilities })
  return equipment.offer
}

page.connect = (opened) => {
  transports = equipment.connect(opened)
  transports.send.on('produce', ({ rtpParameters }, done, failed) => {
    // Plain values that the server parses again.
    const words = rtpParameters as Input<WebContract, 'producer.open'>['rtpParameters']
    const input = { source: 'microphone', kind: 'audio', rtpParameters: words } as const
    page.openProducer(input).then(({ producerId }) => done({ id: producerId }), failed)
  })
}

page.shout = async () => {
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  const [track] = (await navigator.mediaDevices.getUserMedia({ audio: plain })).getAudioTracks()
  if (!track) throw new Error('The fake microphone gives sound.')
  await transports.send.produce({ track, codecOptions: { opusDtx: false } })
}

page.take = async ({ consumerId, producerId, kind, rtpParameters }) => {
  const consumer = await transports.receive.consume({
    id: consumerId,
    producerId,
    kind,
    // Made by the SFU for this page's own capabilities.
    rtpParameters: rtpParameters as types.RtpParameters,
  })
  // A browser decodes only what is played.
  const audio = new Audio()
  audio.srcObject = new MediaStream([consumer.track])
  await audio.play()
}

page.sent = () => packets(transports.send, 'outbound-rtp', 'packetsSent')
page.received = () => packets(transports.receive, 'inbound-rtp', 'packetsReceived')

async function packets(transport: types.Transport, type: string, field: string): Promise<number> {
  const entries: Record<string, unknown>[] = [...(await transport.getStats()).values()]
  const counts = entries.filter((entry) => entry['type'] === type && entry['kind'] === 'audio')
  return counts.reduce((sum, entry) => sum + Number(entry[field]), 0)
}
