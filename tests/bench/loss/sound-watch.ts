// Runs inside a page: how long the loudest other microphone is silent, and how much of its sound was made up.

/** What was heard since `begin`. */
export type Heard = {
  /** The longest silence, ms, the one running now included. */
  readonly longestSilenceMs: number
  /** W3C webrtc-stats, inbound-rtp of sound. */
  readonly concealedSamples: number
  readonly totalSamples: number
  readonly packetsLost: number
}

/** The page's ear for silence. */
export type SoundWatch = {
  /** Listens to the sound that the page plays now. */
  begin(): Promise<void>
  read(): Promise<Heard>
}

declare global {
  interface Window {
    soundWatch: SoundWatch
  }
}

/** Installed before the page's own scripts; nothing from outside this function exists there. It only watches. */
export function installSoundWatch(): void {
  /** Quieter than −40 dB of full scale is silence; the tone is at −9 dB. */
  const EAR = `registerProcessor('ear', class extends AudioWorkletProcessor {
    constructor() {
      super()
      this.run = 0
      this.longest = 0
      this.untold = 0
    }
    process([[samples]]) {
      const length = samples ? samples.length : 128
      let energy = 0
      for (const sample of samples ?? []) energy += sample * sample
      this.run = energy / length < 0.0001 ? this.run + length : 0
      this.longest = Math.max(this.longest, this.run)
      this.untold += length
      if (this.untold > sampleRate / 10) {
        this.untold = 0
        this.port.postMessage((this.longest * 1000) / sampleRate)
      }
      return true
    }
  })`
  const connections = new Set<RTCPeerConnection>()
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, given) {
      // Constructing what is proxied makes one of the same kind.
      const connection = Reflect.construct(target, given) as RTCPeerConnection
      connections.add(connection)
      return connection
    },
  })
  let context: AudioContext | undefined
  let ear: AudioWorkletNode | undefined
  let longestSilenceMs = 0
  let start = { concealedSamples: 0, totalSamples: 0, packetsLost: 0 }

  const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
  const figures = async (): Promise<typeof start> => {
    const sum = { concealedSamples: 0, totalSamples: 0, packetsLost: 0 }
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue
      const entries: Record<string, unknown>[] = [...(await connection.getStats()).values()]
      for (const entry of entries) {
        if (entry['type'] !== 'inbound-rtp' || entry['kind'] !== 'audio') continue
        sum.concealedSamples += number(entry['concealedSamples'])
        sum.totalSamples += number(entry['totalSamplesReceived'])
        sum.packetsLost += number(entry['packetsLost'])
      }
    }
    return sum
  }

  window.soundWatch = {
    async begin() {
      if (!context) {
        context = new AudioContext()
        await context.audioWorklet.addModule(URL.createObjectURL(new Blob([EAR], { type: 'text/javascript' })))
      }
      const stream = document.querySelector('audio')?.srcObject
      if (!(stream instanceof MediaStream)) throw new Error('The page plays no sound.')
      ear?.port.close()
      ear = new AudioWorkletNode(context, 'ear')
      longestSilenceMs = 0
      ear.port.addEventListener('message', ({ data }) => (longestSilenceMs = number(data)))
      ear.port.start()
      context.createMediaStreamSource(stream).connect(ear)
      start = await figures()
    },
    async read() {
      const now = await figures()
      return {
        longestSilenceMs,
        concealedSamples: now.concealedSamples - start.concealedSamples,
        totalSamples: now.totalSamples - start.totalSamples,
        packetsLost: now.packetsLost - start.packetsLost,
      }
    },
  }
}
