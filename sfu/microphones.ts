// The microphones of one router: mediasoup's two observers, read as one speaker.
import type { types } from 'mediasoup'
import { Speaker } from './speaker.ts'

/** How often loudness is read, ms: a first word is noticed within it. mediasoup wants ten packets in it to judge. */
const INTERVAL_MS = 500

/** Average level below which a microphone is silent, dBov. Low, for gaps between words pull a speaker's average down. */
const THRESHOLD_DBOV = -80

/** How many audible microphones are told apart. */
const MOST_AUDIBLE = 64

/** Watches who speaks in a router. Closed with its router. */
export class Microphones {
  readonly #dominance: types.ActiveSpeakerObserver
  readonly #levels: types.AudioLevelObserver
  readonly #speaker: Speaker

  private constructor(
    dominance: types.ActiveSpeakerObserver,
    levels: types.AudioLevelObserver,
    changed: (producerId: string | null) => void,
  ) {
    this.#dominance = dominance
    this.#levels = levels
    this.#speaker = new Speaker(changed)
    dominance.on('dominantspeaker', ({ producer }) => this.#speaker.dominates(producer.id))
    levels.on('volumes', (volumes) => this.#speaker.audible(volumes.map(({ producer }) => producer.id)))
    levels.on('silence', () => this.#speaker.audible([]))
    levels.observer.once('close', () => this.#speaker.close())
  }

  /** Opens both observers; `changed` is told the loudest producer, null for none. Throws mediasoup's errors. */
  static async create(router: types.Router, changed: (producerId: string | null) => void): Promise<Microphones> {
    const [dominance, levels] = await Promise.all([
      router.createActiveSpeakerObserver(),
      router.createAudioLevelObserver({ interval: INTERVAL_MS, threshold: THRESHOLD_DBOV, maxEntries: MOST_AUDIBLE }),
    ])
    return new Microphones(dominance, levels, changed)
  }

  /** Listens to an audio producer until it closes. Throws mediasoup's errors. */
  async add(producer: types.Producer): Promise<void> {
    producer.observer.once('close', () => this.#speaker.gone(producer.id))
    await Promise.all([
      this.#dominance.addProducer({ producerId: producer.id }),
      this.#levels.addProducer({ producerId: producer.id }),
    ])
  }
}
