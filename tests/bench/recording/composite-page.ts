// The page of the composite recorder: receives every source, draws them as one picture, encodes it. Bundled for the browser.
import { Device } from 'mediasoup-client'
import type { types } from 'mediasoup-client'

/** What the page is opened with: what a media router answers. */
export type CompositeInput = {
  readonly capabilities: types.RtpCapabilities
  readonly transport: types.TransportOptions
  readonly consumers: readonly types.ConsumerOptions[]
}

/** What the benchmark calls in the page, and the page in the benchmark. */
export type CompositePage = {
  connectTransport(parameters: types.DtlsParameters): Promise<void>
  /** Resolves when something has been encoded. */
  record(input: CompositeInput): Promise<void>
  /** Bytes that were encoded so far. */
  recordedBytes(): number
}

const WIDTH = 1280
const HEIGHT = 720
const FPS = 30

// The page's own window, under the names declared above.
const page = window as unknown as CompositePage
let bytes = 0

page.recordedBytes = () => bytes

page.record = async ({ capabilities, transport: options, consumers }) => {
  const device = await Device.factory()
  await device.load({ routerRtpCapabilities: capabilities })
  const transport = device.createRecvTransport(options)
  transport.on('connect', ({ dtlsParameters }, done, failed) => {
    page.connectTransport(dtlsParameters).then(done, failed)
  })
  const received = await Promise.all(consumers.map((one) => transport.consume(one)))
  const tracks = received.map(({ track }) => track)
  const pictures = await Promise.all(tracks.filter(({ kind }) => kind === 'video').map(play))
  const canvas = document.body.appendChild(
    Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT }),
  )
  const drawn = canvas.captureStream(FPS)
  setInterval(() => draw(canvas, pictures), 1_000 / FPS)
  const mixed = mix(tracks.filter(({ kind }) => kind === 'audio'))
  const recorder = new MediaRecorder(new MediaStream([...drawn.getTracks(), ...mixed.getTracks()]), {
    mimeType: 'video/webm;codecs=vp8,opus',
    videoBitsPerSecond: 2_500_000,
  })
  await new Promise<void>((encoded) => {
    recorder.ondataavailable = ({ data }) => {
      bytes += data.size
      if (bytes > 0) encoded()
    }
    recorder.start(1_000)
  })
}

async function play(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = Object.assign(document.createElement('video'), { muted: true, srcObject: new MediaStream([track]) })
  await video.play()
  return video
}

function draw(canvas: HTMLCanvasElement, pictures: readonly HTMLVideoElement[]): void {
  const pen = canvas.getContext('2d')
  const columns = Math.ceil(Math.sqrt(pictures.length))
  const [width, height] = [WIDTH / columns, HEIGHT / columns]
  for (const [place, picture] of pictures.entries()) {
    pen?.drawImage(picture, (place % columns) * width, Math.floor(place / columns) * height, width, height)
  }
}

function mix(tracks: readonly MediaStreamTrack[]): MediaStream {
  const context = new AudioContext()
  const destination = context.createMediaStreamDestination()
  for (const track of tracks) {
    // Chromium decodes a remote sound only when an element plays it too.
    void Object.assign(new Audio(), { muted: true, srcObject: new MediaStream([track]) }).play()
    context.createMediaStreamSource(new MediaStream([track])).connect(destination)
  }
  return destination.stream
}
