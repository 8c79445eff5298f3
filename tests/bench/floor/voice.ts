// A voice for a fake microphone that is never silent, so that its first sound can be waited for at any moment.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toneWav } from '../../support/fake-media.ts'

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
      await writeFile(path, toneWav(hz, SECONDS, loudness))
      return path
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** An even tone would be taken for noise and be cleaned away. */
function loudness(second: number): number {
  return QUIETEST + (1 - QUIETEST) * Math.abs(Math.sin(Math.PI * SYLLABLES * second))
}
