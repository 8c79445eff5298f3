// Runs inside a page: a camera that flashes and a microphone that beeps at the same instant, driven by one clock.

/** How often and how long. */
export const LIPS = { flashEveryMs: 2_000, flashMs: 120 } as const

declare global {
  interface Window {
    /** By how much later than the soonest picture each flash was handed over after its beep; when (epoch ms), and ms. */
    flashes: { readonly at: number; readonly lateMs: number }[]
  }
}

/**
 * Installed before the page's own scripts; takes the place of its devices. The sound's own clock asks for every picture,
 * which is handed over as soon as it is painted: no screen is waited for.
 */
export function installFlashAndBeep({ flashEveryMs, flashMs }: typeof LIPS): void {
  /** A picture lasts 40 ms: 15 of the sound's blocks of 128 samples. */
  const [RATE, SAMPLES, PICTURE_MS] = [48_000, 1_920, 40]
  const [every, long] = [flashEveryMs / PICTURE_MS, flashMs / PICTURE_MS]
  const program = `registerProcessor('beep', class extends AudioWorkletProcessor {
    process(inputs, [[output]]) {
      const picture = Math.floor(currentFrame / ${SAMPLES})
      const beeps = picture % ${every} < ${long}
      if (currentFrame % ${SAMPLES} === 0) this.port.postMessage(picture)
      for (let at = 0; at < output.length; at += 1) {
        const second = (currentFrame + at) / ${RATE}
        output[at] = beeps ? Math.sin(second * 2 * Math.PI * 1000) / 2 : Math.sin(second * 2 * Math.PI * 250) / 50
      }
      return true
    }
  })`

  // Not in TypeScript's library: Chromium's source of a track whose pictures a page makes.
  type Generator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> }
  const { MediaStreamTrackGenerator } = window as unknown as {
    MediaStreamTrackGenerator: new (options: { kind: 'video' }) => Generator
  }

  const open = async (): Promise<{ camera: MediaStreamTrack; microphone: MediaStreamTrack }> => {
    const context = new AudioContext({ sampleRate: RATE })
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([program], { type: 'text/javascript' })))
    const beep = new AudioWorkletNode(context, 'beep', { numberOfInputs: 0, outputChannelCount: [1] })
    const sink = new MediaStreamAudioDestinationNode(context, { channelCount: 1 })
    beep.connect(sink)
    const camera = new MediaStreamTrackGenerator({ kind: 'video' })
    const writer = camera.writable.getWriter()
    const canvas = new OffscreenCanvas(640, 360)
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    let soonest = Infinity
    // The program above sends nothing but numbers.
    beep.port.addEventListener('message', ({ data: picture }: MessageEvent<number>) => {
      if (!pen) return
      const since = performance.now() - picture * PICTURE_MS
      soonest = Math.min(soonest, since)
      if (picture % every === 0) window.flashes.push({ at: Date.now(), lateMs: since - soonest })
      pen.fillStyle = picture % every < long ? 'white' : 'black'
      pen.fillRect(0, 0, canvas.width, canvas.height)
      // Something moves, or an encoder may find nothing to send.
      pen.fillStyle = 'grey'
      pen.fillRect((picture * 8) % canvas.width, 320, 40, 40)
      void writer.write(new VideoFrame(canvas, { timestamp: performance.now() * 1_000 }))
    })
    beep.port.start()
    const [microphone] = sink.stream.getAudioTracks()
    if (!microphone) throw new Error('There is no track of sound.')
    return { camera, microphone }
  }

  window.flashes = []
  let opened: ReturnType<typeof open> | undefined
  navigator.mediaDevices.getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) => {
    const { camera, microphone } = await (opened ??= open())
    return new MediaStream([...(audio ? [microphone.clone()] : []), ...(video ? [camera.clone()] : [])])
  }
}
