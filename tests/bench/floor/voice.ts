// A voice for a fake microphone that is never silent, so that its first sound can be waited for at any moment.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RATE = 48_000
const SECONDS = 8
/** Syllables a second; between them the voice sinks, but can still be heard. */
const SYLLABLES = 4
const QUIETEST = 0.25

/** Voices in a folder of their own. */
export type Voices = {
  /** The WAV file of a voice of this pitch, Hz. */
  make(hz: number): Promise<string>
  close(): Promise<void>
}

/** Opens the folder. */
export async function openVoices(): Promise<Voices> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-bench-floor-'))
  return {
    async make(hz) {
      const path = join(folder, `voice-${hz}.wav`)
      await writeFile(path, wav(hz))
      return path
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** 16-bit mono. An even tone would be taken for noise and be cleaned away. */
function wav(hz: number): Buffer {
  const samples = SECONDS * RATE
  const file = Buffer.alloc(44 + samples * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(36 + samples * 2, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples * 2, 40)
  for (let sample = 0; sample < samples; sample += 1) {
    const at = sample / RATE
    const loudness = QUIETEST + (1 - QUIETEST) * Math.abs(Math.sin(Math.PI * SYLLABLES * at))
    file.writeInt16LE(Math.round(12_000 * loudness * Math.sin(2 * Math.PI * hz * at)), 44 + sample * 2)
  }
  return file
}
