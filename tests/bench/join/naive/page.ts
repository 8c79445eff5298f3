// The naive page: joins as the usual tutorials do, one step after the other, each waiting for the server.
import { Device } from 'mediasoup-client'
import type { types } from 'mediasoup-client'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { Direction, NaiveNotices, NaiveRequests } from './words.ts'
import type { ConsumerId } from '../../../../signalling/protocol/ids.ts'
import type { RtpCapabilities, RtpParameters } from '../../../../signalling/protocol/rtp.ts'
import { contentHint, sourceOptions } from '../../../../web/session/encodings.ts'

// What the server answers are the words of mediasoup-client with freer texts, from its own lists: hence the `as`.

const socket: Socket<NaiveNotices, NaiveRequests> = io({ transports: ['websocket'] })
const consumers = new Map<ConsumerId, types.Consumer>()
const button = document.querySelector('button')

const own = await navigator.mediaDevices.getUserMedia({
  audio: true,
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
})
show('#own', own)
button?.addEventListener('click', () => void join())
button?.removeAttribute('disabled')

/** The sequence that is measured: it ends with the resuming. Our own devices are sent after it. */
async function join(): Promise<void> {
  const device = new Device()
  const routerRtpCapabilities = (await socket.emitWithAck('router-capabilities')) as types.RtpCapabilities
  await device.load({ routerRtpCapabilities })
  const send = await createTransport(device, 'send')
  const receive = await createTransport(device, 'receive')
  await consume(device, receive)
  socket.on('produced', () => void consume(device, receive))
  socket.on('consumer-closed', (consumerId) => consumers.get(consumerId)?.close())
  await produce(device, send)
  document.body.dataset['joined'] = 'yes'
}

async function createTransport(device: types.Device, direction: Direction): Promise<types.Transport> {
  const { transportId, ...far } = await socket.emitWithAck('create-transport', direction)
  const options = { id: transportId, ...far } as types.TransportOptions
  const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options)
  transport.on('connect', ({ dtlsParameters }, done) => {
    void socket.emitWithAck('connect-transport', direction, dtlsParameters).then(() => done())
  })
  return transport
}

async function consume(device: types.Device, receive: types.Transport): Promise<void> {
  const opened = await socket.emitWithAck('consume', device.recvRtpCapabilities as RtpCapabilities)
  const taken = opened.map(async ({ consumerId, producerId, kind, rtpParameters }) => {
    const options = { id: consumerId, producerId, kind, rtpParameters: rtpParameters as types.RtpParameters }
    const consumer = await receive.consume(options)
    consumers.set(consumerId, consumer)
    show(kind === 'video' ? '#other' : 'audio', new MediaStream([consumer.track]))
  })
  await Promise.all(taken)
  await socket.emitWithAck('resume')
}

async function produce(device: types.Device, send: types.Transport): Promise<void> {
  send.on('produce', ({ kind, rtpParameters }, done) => {
    void socket.emitWithAck('produce', kind, rtpParameters as RtpParameters).then((id) => done({ id }))
  })
  for (const track of own.getTracks()) {
    const source = track.kind === 'video' ? 'camera' : 'microphone'
    track.contentHint = contentHint(source)
    await send.produce({ track, ...sourceOptions(source, device.sendRtpCapabilities.codecs ?? []) })
  }
}

function show(selector: string, stream: MediaStream): void {
  const player = document.querySelector<HTMLMediaElement>(selector)
  if (player) player.srcObject = stream
}
