// What a page does in the tests of the SFU: sends its devices, or receives and plays. Bundled for the browser.
import { Device } from 'mediasoup-client'
import type { types } from 'mediasoup-client'
import type { OpenedTransport, RouterId } from '../../sfu/contract.ts'
import type { RtpCapabilities } from '../../signalling/protocol/rtp.ts'

/** What a page joins with: what the SFU answered to the test. */
export type Join = {
  readonly routerId: RouterId
  readonly capabilities: RtpCapabilities
  readonly opened: OpenedTransport
}

/** The functions that the test calls in the page, and the one that the page calls in the test. */
export type SfuPage = {
  askSfu(name: string, input: object): Promise<{ producerId: string }>
  send(join: Join): Promise<{ audio: string; video: string }>
  setMicrophone(enabled: boolean): void
  receive(join: Join): Promise<{ width: number }>
}

// The page's own window, under the names declared above.
const page = window as unknown as SfuPage
let microphone: MediaStreamTrack | undefined

async function load(capabilities: RtpCapabilities): Promise<Device> {
  const device = await Device.factory()
  // The SFU's own capabilities: whole, though the contract leaves parts of a page's free.
  await device.load({ routerRtpCapabilities: capabilities as types.RtpCapabilities })
  return device
}

/** The SFU's answer as the client library takes it. */
function optionsOf({
  transportId,
  iceParameters,
  iceCandidates,
  dtlsParameters,
}: OpenedTransport): types.TransportOptions {
  return { id: transportId, iceParameters, iceCandidates, dtlsParameters }
}

function connecting(transport: types.Transport, routerId: string): void {
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    page.askSfu('transport.connect', { routerId, transportId: transport.id, dtlsParameters }).then(done, failed)
  })
}

page.send = async ({ routerId, capabilities, opened }) => {
  const device = await load(capabilities)
  const transport = device.createSendTransport(optionsOf(opened))
  connecting(transport, routerId)
  transport.on('produce', ({ kind, rtpParameters }, done, failed) => {
    const input = { routerId, transportId: transport.id, kind, rtpParameters, paused: false }
    page.askSfu('producer.open', input).then(({ producerId }) => done({ id: producerId }), failed)
  })
  // A steady tone is noise to a browser that cleans its sound.
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  const stream = await navigator.mediaDevices.getUserMedia({ audio: plain, video: { width: 640, height: 360 } })
  const [sound, picture] = [stream.getAudioTracks()[0], stream.getVideoTracks()[0]]
  if (!sound || !picture) throw new Error('The fake devices give sound and picture.')
  microphone = sound
  const encodings = [
    { scaleResolutionDownBy: 2, maxBitrate: 150_000 },
    { scaleResolutionDownBy: 1, maxBitrate: 600_000 },
  ]
  const audio = await transport.produce({ track: sound })
  const video = await transport.produce({ track: picture, encodings })
  return { audio: audio.id, video: video.id }
}

page.setMicrophone = (enabled) => {
  if (microphone) microphone.enabled = enabled
}

page.receive = async ({ routerId, capabilities, opened }) => {
  const device = await load(capabilities)
  const transport = device.createRecvTransport(optionsOf(opened))
  connecting(transport, routerId)
  const consumers = await Promise.all(
    opened.consumers.map(({ consumerId, producerId, kind, rtpParameters }) =>
      // Made by the SFU for the capabilities above.
      transport.consume({ id: consumerId, producerId, kind, rtpParameters: rtpParameters as types.RtpParameters }),
    ),
  )
  const video = document.createElement('video')
  video.muted = true
  video.autoplay = true
  video.srcObject = new MediaStream(consumers.map((consumer) => consumer.track))
  document.body.append(video)
  await new Promise((decoded) => video.requestVideoFrameCallback(decoded))
  return { width: video.videoWidth }
}
