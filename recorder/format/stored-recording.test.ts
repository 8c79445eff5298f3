// A recording's own file, and reading a recording with its master key.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { trackId } from '../../signalling/protocol/ids.ts'
import { INIT, STARTED_AT, WHOLE, newFolder, sound } from '../testing/track.ts'
import { TrackFile } from '../track-file.ts'
import { TrackCipher } from './cipher.ts'
import { WrongKeyError } from './keys.ts'
import {
  RECORDING_FILE,
  RecordingFileError,
  finishRecording,
  readOrCreateRecording,
  readRecording,
} from './recording-file.ts'
import { openRecording } from './stored-recording.ts'

const MASTER = Buffer.alloc(32, 1)
const TRACK = trackId.parse('hall.microphone')
const FACTS = { recordingId: 'session-1', zeroAt: STARTED_AT }

async function recorded() {
  const folder = newFolder()
  const { key } = await readOrCreateRecording(folder, FACTS, MASTER)
  const file = await TrackFile.open(join(folder, TRACK), new TrackCipher(key, TRACK))
  await file.startSegment(INIT, STARTED_AT)
  const fragments = sound(3)
  for (const fragment of fragments) await file.append(fragment, WHOLE)
  await file.close()
  return { folder, fragments }
}

describe("a recording's own file", () => {
  test('is made once; what it says stands', async () => {
    const folder = newFolder()
    expect(await readRecording(folder, MASTER)).toBeNull()
    const made = await readOrCreateRecording(folder, FACTS, MASTER)
    expect(made).toMatchObject({ ...FACTS, finished: false })
    expect(await readOrCreateRecording(folder, { ...FACTS, zeroAt: 5 }, MASTER)).toEqual(made)
    await finishRecording(folder)
    await finishRecording(folder)
    expect(await readRecording(folder, MASTER)).toEqual({ ...made, finished: true })
    expect(readFileSync(join(folder, RECORDING_FILE), 'utf8')).not.toContain(made.key.toString('base64'))
  })

  test('opens with its own master key only, and only as it was written', async () => {
    const folder = newFolder()
    await readOrCreateRecording(folder, FACTS, MASTER)
    await expect(readRecording(folder, Buffer.alloc(32, 2))).rejects.toThrow(WrongKeyError)
    const path = join(folder, RECORDING_FILE)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('session-1', 'session-2'))
    await expect(readRecording(folder, MASTER)).rejects.toThrow(WrongKeyError)
    for (const broken of ['', '{}', text.slice(0, -20), text.replace('"version": 1', '"version": 2')]) {
      writeFileSync(path, broken)
      await expect(readRecording(folder, MASTER)).rejects.toThrow(RecordingFileError)
    }
    await expect(finishRecording(newFolder())).rejects.toThrow(RecordingFileError)
  })
})

describe('reading a recording', () => {
  test('answers tracks, what is in them, and their bytes in the clear', async () => {
    const { folder, fragments } = await recorded()
    const stored = await openRecording(folder, MASTER)
    expect(stored).toMatchObject({ ...FACTS, finished: false })
    expect(await stored?.trackIds()).toEqual([TRACK])
    expect((await stored?.lines(TRACK))?.map(({ type }) => type)).toEqual([
      'segment',
      'fragment',
      'fragment',
      'fragment',
    ])
    expect(await stored?.playlist(TRACK)).toContain('#EXT-X-MAP:URI="init-0.mp4",BYTERANGE=')
    expect(await stored?.read(TRACK, 'init-0.mp4', 0, 10_000)).toEqual(INIT.bytes)
    const clear = Buffer.concat(fragments)
    expect(await stored?.size(TRACK, 'seg-0.m4s')).toBe(clear.length)
    expect(await stored?.read(TRACK, 'seg-0.m4s', 101, 50)).toEqual(clear.subarray(101, 151))
    const chunks: Buffer[] = []
    for await (const chunk of stored?.stream(TRACK, 'seg-0.m4s', 33, 4_000) ?? []) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks)).toEqual(clear.subarray(33, 4_001))
    expect(await stored?.verify(TRACK)).toBeNull()
  })

  test('is the same after it has been moved', async () => {
    const { folder, fragments } = await recorded()
    const kept = join(newFolder(), 'kept')
    renameSync(folder, kept)
    // So that the folder can be removed with the test.
    await readOrCreateRecording(folder, FACTS, MASTER)
    const stored = await openRecording(kept, MASTER)
    expect(await stored?.read(TRACK, 'seg-0.m4s', 0, 100)).toEqual(fragments[0]?.subarray(0, 100))
  })

  test('answers nothing for what does not exist, and never leaves the folder', async () => {
    const { folder } = await recorded()
    const stored = await openRecording(folder, MASTER)
    for (const track of ['other.camera', '../hall.microphone', '..', ''])
      expect(await stored?.read(track, 'seg-0.m4s', 0, 10)).toBeNull()
    for (const file of ['seg-9.m4s', 'manifest.jsonl', '../recording.json', `../${TRACK}/seg-0.m4s`, ''])
      expect(await stored?.read(TRACK, file, 0, 10)).toBeNull()
    expect(stored?.stream(TRACK, '../recording.json', 0, 9)).toBeNull()
    expect(await stored?.size('other.camera', 'seg-0.m4s')).toBeNull()
    expect(await stored?.lines('other.camera')).toBeNull()
    expect(await openRecording(newFolder(), MASTER)).toBeNull()
  })

  test('finds a changed byte', async () => {
    const { folder, fragments } = await recorded()
    const path = join(folder, TRACK, 'seg-0.m4s')
    const bytes = readFileSync(path)
    const at = (fragments[0]?.length ?? 0) + 7
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const stored = await openRecording(folder, MASTER)
    expect(await stored?.verify(TRACK)).toMatchObject({ file: 'seg-0.m4s', offset: fragments[0]?.length })
  })
})
