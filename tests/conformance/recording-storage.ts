// What every place where recordings lie must do, said once: each adapter is held against it with real recordings.
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RecordingFacts, RecordingStorage } from '../../signalling/ports/recordings.ts'
import { bridgePointId, sessionId, trackId } from '../../signalling/protocol/ids.ts'
import type { SessionId, TrackId } from '../../signalling/protocol/ids.ts'
import { placesOf, tracksOf } from '../support/recorded-story.ts'
import type { Story, ToldTrack } from '../support/recorded-story.ts'
import type { RecordingWriter } from '../support/recording-writer.ts'

/** An adapter with the recorder's side of it. */
export type StorageUnderTest = {
  readonly storage: RecordingStorage
  /** Begins a recording as a recorder does. */
  record(id: SessionId, zeroAt: number, tracks: readonly ToldTrack[]): Promise<RecordingWriter>
  /** Changes one byte of a kept file behind everybody's back. */
  spoil(id: SessionId, track: TrackId, file: string, offset: number): Promise<void>
  /** Every byte that is still stored of a session, in whatever files. */
  remains(id: SessionId): Promise<Buffer>
  close(): Promise<void>
}

const ID = sessionId.parse('phien-hop')
const OTHER = sessionId.parse('phien-khac')
const ZERO_AT = Date.UTC(2026, 10, 2, 1)
const CAMERA = trackId.parse('place-0.camera')
const MICROPHONE = trackId.parse('place-0.microphone')
const STORY: Story = {
  lengthMs: 20_000,
  turnMs: 5_000,
  pause: { fromMs: 8_000, toMs: 11_000 },
  presents: null,
  lineDown: null,
  damaged: { fromMs: 2_000, toMs: 3_000 },
}

/** Holds an adapter against the port. */
export function recordingStorageConformance(open: () => Promise<StorageUnderTest>): void {
  let place: StorageUnderTest
  let storage: RecordingStorage
  beforeEach(async () => {
    place = await open()
    storage = place.storage
  })
  afterEach(() => place.close())

  const tracks = tracksOf(STORY, placesOf(['tinh', 'luc-ngan'].map((id) => bridgePointId.parse(id))))
  const begin = (id = ID): Promise<RecordingWriter> => place.record(id, ZERO_AT, tracks)
  const recordAll = async (id = ID): Promise<RecordingFacts> => {
    const writer = await begin(id)
    await writer.grow(STORY.lengthMs)
    await writer.finish()
    return described(id)
  }
  const described = async (id = ID): Promise<RecordingFacts> => {
    const facts = await storage.describe(id)
    if (!facts) throw new Error('Nothing is described.')
    return facts
  }
  const indexOf = async (track: TrackId) => {
    const index = await storage.index(ID, track)
    if (!index) throw new Error('There is no index.')
    return index
  }
  const bytesOf = async (track: TrackId, file: 'init-0.mp4' | 'seg-0.m4s', span?: { first: number; last: number }) => {
    const content = await storage.content(ID, track, file)
    if (!content) throw new Error('There is no content.')
    return buffer(content.read(span))
  }

  describe('what lies there', () => {
    test('of a session that was never recorded is nothing', async () => {
      expect(await storage.describe(ID)).toBeUndefined()
      expect(await storage.index(ID, CAMERA)).toBeUndefined()
      expect(await storage.content(ID, CAMERA, 'init-0.mp4')).toBeUndefined()
      expect(await storage.playlist(ID, CAMERA)).toBeUndefined()
      expect(await storage.list()).toEqual([])
    })

    test('is told in times since the zero of the recording, with what is missing and what was heard', async () => {
      const facts = await recordAll()
      const spans = [
        { fromMs: 0, toMs: 8_000 },
        { fromMs: 11_000, toMs: 20_000 },
      ]
      const damaged = [{ fromMs: 2_000, toMs: 3_000 }]
      const heard = [
        { fromMs: 0, toMs: 5_000 },
        { fromMs: 11_000, toMs: 15_000 },
      ]
      expect(facts.finished).toBe(true)
      expect(facts.tracks.map((track) => track.trackId)).toEqual(tracks.map((track) => track.trackId).toSorted())
      expect(facts.tracks.find((one) => one.trackId === CAMERA)).toMatchObject({
        kind: 'video',
        spans,
        damaged,
        heard: [],
      })
      expect(facts.tracks.find((one) => one.trackId === MICROPHONE)).toMatchObject({ kind: 'audio', spans, heard })
      expect(facts.bytes).toBe(facts.tracks.reduce((sum, track) => sum + track.bytes, 0))
      expect(Object.keys(facts.links).toSorted()).toEqual(facts.tracks.map((track) => track.trackId))
      expect(facts.anchor).toMatch(/^[0-9a-f]{64}$/)
    })

    test('is indexed in chunks of some seconds that lie behind each other', async () => {
      await recordAll()
      const { ended, segments, chunks } = await indexOf(CAMERA)
      expect(ended).toBe(true)
      expect(segments.map(({ segment, widthPx }) => [segment, widthPx])).toEqual([
        [0, 320],
        [1, 320],
      ])
      expect(chunks.map(({ segment, fromMs, toMs }) => [segment, fromMs, toMs])).toEqual([
        [0, 0, 4_000],
        [0, 4_000, 8_000],
        [1, 11_000, 15_000],
        [1, 15_000, 19_000],
        [1, 19_000, 20_000],
      ])
      expect(chunks[1]?.offset).toBe(chunks[0]?.bytes)
      const sound = await indexOf(MICROPHONE)
      expect(sound.segments[0]).toMatchObject({ codec: 'opus', widthPx: 0, heightPx: 0 })
    })

    test('grows while it is written, and is open at its end', async () => {
      const writer = await begin()
      await writer.grow(2_000)
      const spans = async () => (await described()).tracks.find((one) => one.trackId === CAMERA)?.spans
      expect(await spans()).toEqual([{ fromMs: 0, toMs: null }])
      expect((await described()).finished).toBe(false)
      expect((await indexOf(CAMERA)).chunks).toMatchObject([{ fromMs: 0, toMs: 2_000 }])
      await writer.grow(5_000)
      expect((await indexOf(CAMERA)).chunks).toMatchObject([{ toMs: 4_000 }, { toMs: 5_000 }])
      expect((await indexOf(CAMERA)).ended).toBe(false)
      const before = await described()
      await writer.grow(STORY.lengthMs)
      await writer.finish()
      expect((await described()).anchor).not.toBe(before.anchor)
      expect((await indexOf(CAMERA)).ended).toBe(true)
    })
  })

  describe('contents', () => {
    test('come in the clear, whole or any part of them, though they lie encrypted', async () => {
      await recordAll()
      const init = await bytesOf(CAMERA, 'init-0.mp4')
      expect(init.toString('latin1', 4, 8)).toBe('ftyp')
      const whole = await bytesOf(CAMERA, 'seg-0.m4s')
      expect(whole.toString('latin1', 4, 8)).toBe('moof')
      for (const [first, last] of [
        [0, 0],
        [1, 40],
        [15, 16],
        [777, 5_000],
        [whole.length - 3, whole.length - 1],
      ] as const) {
        expect((await bytesOf(CAMERA, 'seg-0.m4s', { first, last })).equals(whole.subarray(first, last + 1))).toBe(true)
      }
      const stored = await place.remains(ID)
      for (const word of ['ftyp', 'moof', 'mdat', 'avcC']) expect(stored.includes(word)).toBe(false)
    })

    test('are as long as what is listed of them', async () => {
      await recordAll()
      const { chunks } = await indexOf(CAMERA)
      const last = chunks.findLast((chunk) => chunk.segment === 0)
      expect((await storage.content(ID, CAMERA, 'seg-0.m4s'))?.bytes).toBe((last?.offset ?? 0) + (last?.bytes ?? 0))
      expect(await storage.content(ID, CAMERA, 'seg-9.m4s')).toBeUndefined()
    })

    test('have a playlist that names them', async () => {
      await recordAll()
      const playlist = await storage.playlist(ID, CAMERA)
      expect(playlist).toMatch(/^#EXTM3U\n/)
      expect(playlist).toContain('#EXT-X-MAP:URI="init-1.mp4",BYTERANGE=')
      expect(playlist).toMatch(/#EXT-X-ENDLIST\n$/)
    })
  })

  describe('keeping', () => {
    test('changes nothing of what is read, and doing it again changes nothing', async () => {
      const before = await recordAll()
      const bytes = await bytesOf(CAMERA, 'seg-0.m4s')
      await storage.keep(ID)
      await storage.keep(ID)
      expect(await described()).toEqual(before)
      expect((await bytesOf(CAMERA, 'seg-0.m4s')).equals(bytes)).toBe(true)
      expect(await storage.list()).toEqual([ID])
    })

    test('what was looked up before is read all the same, and a reading that has begun goes on', async () => {
      await recordAll()
      const before = await storage.content(ID, CAMERA, 'seg-1.m4s')
      const whole = await bytesOf(MICROPHONE, 'seg-0.m4s')
      const content = await storage.content(ID, MICROPHONE, 'seg-0.m4s')
      const parts: Uint8Array[] = []
      for await (const part of content?.read() ?? []) {
        if (parts.length === 0) await storage.keep(ID)
        parts.push(part)
      }
      expect(Buffer.concat(parts).equals(whole)).toBe(true)
      expect((await buffer(before?.read() ?? nothing())).length).toBe(before?.bytes)
    })
  })

  describe('checking', () => {
    test('finds nothing in what is as it was recorded', async () => {
      const { links } = await recordAll()
      await storage.keep(ID)
      expect(await storage.verify(ID, links)).toEqual([])
    })

    test('names the first changed place of each track', async () => {
      const { links } = await recordAll()
      await storage.keep(ID)
      const { chunks } = await indexOf(CAMERA)
      const [, , third] = chunks
      await place.spoil(ID, CAMERA, 'seg-1.m4s', (third?.offset ?? 0) + 200)
      await place.spoil(ID, MICROPHONE, 'init-0.mp4', 30)
      const breaks = await storage.verify(ID, links)
      expect(breaks.map(({ trackId: track, file }) => [track, file])).toEqual([
        [CAMERA, 'seg-1.m4s'],
        [MICROPHONE, 'init-0.mp4'],
      ])
      const [picture] = breaks
      expect(picture?.offset).toBeLessThanOrEqual((third?.offset ?? 0) + 200)
      expect((picture?.offset ?? 0) + (picture?.length ?? 0)).toBeGreaterThan((third?.offset ?? 0) + 200)
    })

    test('notices a track that is gone, and a chain that was written anew', async () => {
      const { links } = await recordAll()
      await storage.keep(ID)
      const gone = trackId.parse('place-9.camera')
      const noted = { ...links, [gone]: 'ab'.repeat(32), [MICROPHONE]: 'cd'.repeat(32) }
      expect((await storage.verify(ID, noted)).map((one) => one.trackId).toSorted()).toEqual([MICROPHONE, gone])
    })
  })

  describe('removing', () => {
    test('leaves nothing of it, and nothing else is touched', async () => {
      await recordAll()
      await recordAll(OTHER)
      await storage.keep(ID)
      await storage.remove(ID)
      await storage.remove(ID)
      expect(await storage.describe(ID)).toBeUndefined()
      expect((await place.remains(ID)).length).toBe(0)
      expect(await storage.list()).toEqual([OTHER])
      expect(await storage.describe(OTHER)).toBeDefined()
    })
  })

  describe('exports', () => {
    const content = Buffer.from('ftyp – một tệp được xuất ra. '.repeat(9_000))
    async function* inParts(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < content.length; at += 10_007) yield content.subarray(at, at + 10_007)
    }

    test('lie encrypted with their recording, are read in part, stay when it is kept and go with it', async () => {
      await recordAll()
      expect(await storage.writeExport(ID, 'tep-1.mp4', inParts())).toEqual({ bytes: content.length })
      await storage.keep(ID)
      const stored = await storage.readExport(ID, 'tep-1.mp4')
      expect(stored?.bytes).toBe(content.length)
      const read = async (span?: { first: number; last: number }) => {
        const file = await storage.readExport(ID, 'tep-1.mp4')
        return buffer(file?.read(span) ?? nothing())
      }
      expect(digest(await read())).toBe(digest(content))
      expect((await read({ first: 12_345, last: 54_321 })).equals(content.subarray(12_345, 54_322))).toBe(true)
      expect((await place.remains(ID)).includes('một tệp được xuất ra')).toBe(false)
      expect((await described()).tracks.map((one) => one.trackId)).toEqual(tracks.map((one) => one.trackId).toSorted())
      await storage.remove(ID)
      expect(await storage.readExport(ID, 'tep-1.mp4')).toBeUndefined()
    })

    test('are there whole or not at all, and can be removed', async () => {
      await recordAll()
      async function* cutOff(): AsyncGenerator<Uint8Array> {
        yield content.subarray(0, 1_000)
        throw new Error('cut off')
      }
      await expect(storage.writeExport(ID, 'tep-2.mp4', cutOff())).rejects.toThrow('cut off')
      expect(await storage.readExport(ID, 'tep-2.mp4')).toBeUndefined()
      await storage.writeExport(ID, 'tep-2.mp4', inParts())
      await storage.removeExport(ID, 'tep-2.mp4')
      await storage.removeExport(ID, 'tep-2.mp4')
      expect(await storage.readExport(ID, 'tep-2.mp4')).toBeUndefined()
      await expect(storage.writeExport(ID, '../tep.mp4', inParts())).rejects.toThrow()
    })
  })

  test('the room that is left is told', async () => {
    const { usedBytes, freeBytes } = await storage.usage()
    expect(usedBytes).toBeGreaterThan(0)
    expect(freeBytes).toBeGreaterThan(0)
  })
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
