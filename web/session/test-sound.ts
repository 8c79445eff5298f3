// A second of sound to hear whether the loudspeaker works.
import { audioContext } from './audio-context.ts'

/** Two soft notes, a fifth apart: start in s, pitch in Hz. */
const NOTES = [
  { at: 0, hz: 440 },
  { at: 0.45, hz: 660 },
] as const
const NOTE_S = 0.5
const VOLUME = 0.25

/**
 * Plays the test sound and resolves when it is over; does nothing where the browser lets no sound out yet.
 * @param loudspeakerId null for the system's own choice
 */
export async function playTestSound(loudspeakerId: string | null): Promise<void> {
  const context = audioContext()
  const output = context.createMediaStreamDestination()
  const player = new Audio()
  player.srcObject = output.stream
  if (loudspeakerId !== null && 'setSinkId' in player) await player.setSinkId(loudspeakerId).catch(() => {})
  const playing = await player.play().then(
    () => true,
    () => false,
  )
  if (playing) await Promise.all(NOTES.map(({ at, hz }) => playNote(context, output, context.currentTime + at, hz)))
  player.srcObject = null
}

function playNote(context: AudioContext, output: AudioNode, at: number, hz: number): Promise<void> {
  const note = new OscillatorNode(context, { frequency: hz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(VOLUME, at + 0.03)
  volume.gain.linearRampToValueAtTime(0, at + NOTE_S)
  note.connect(volume).connect(output)
  note.start(at)
  note.stop(at + NOTE_S)
  return new Promise((resolve) => note.addEventListener('ended', () => resolve(), { once: true }))
}
