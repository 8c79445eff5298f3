// Tracks on the disk: lists that say what is there, and what becomes of a write that fails.
import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeFragment } from './fragment.ts'
import type { Sample } from './fragment.ts'
import { PLAYLIST } from './format/playlist.ts'
import { recover } from './recovery.ts'
import { framesPlayed, hasFfmpeg } from './testing/media.ts'
import {
  CIPHER,
  INIT,
  STARTED_AT,
  WHOLE,
  clearCopy,
  expectWhole,
  linesOf,
  listed,
  newFolder,
  pictures,
  read,
  sound,
  writeTrack,
} from './testing/track.ts'
import { TrackFile } from './track-file.ts'

describe('TrackFile', () => {
  test('lists what it wrote, over a break, to the end', async () => {
    const folder = newFolder()
    await writeTrack(folder, sound(2))
    const track = await TrackFile.open(folder, CIPHER)
    await track.startSegment(INIT, STARTED_AT + 60_000)
    await track.append(sound(1)[0] ?? Buffer.alloc(0), { damaged: true, level: 30 })
    await track.end()
    await track.end()
    await track.close()
    const length = sound(1)[0]?.length ?? 0
    expect(read(folder, PLAYLIST).toString()).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-PLAYLIST-TYPE:EVENT
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-MAP:URI="init-0.mp4",BYTERANGE="${INIT.bytes.length}@0"
#EXT-X-PROGRAM-DATE-TIME:2026-12-01T01:00:00.000Z
#EXTINF:0.50000,
#EXT-X-BYTERANGE:${length}@0
seg-0.m4s
#EXTINF:0.50000,
#EXT-X-BYTERANGE:${length}@${length}
seg-0.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="init-1.mp4",BYTERANGE="${INIT.bytes.length}@0"
#EXT-X-PROGRAM-DATE-TIME:2026-12-01T01:01:00.000Z
#EXTINF:0.50000,
#EXT-X-BYTERANGE:${length}@0
seg-1.m4s
#EXT-X-ENDLIST
`)
    expect(linesOf(folder).findLast((line) => line.type === 'fragment')).toMatchObject({
      damaged: true,
      level: 30,
      segment: 1,
    })
    await expectWhole(folder)
    const reopened = await TrackFile.open(folder, CIPHER)
    await expect(reopened.startSegment(INIT, 0)).rejects.toThrow('ended')
    await reopened.close()
  })

  test('fragments go to the segment that was asked for before them, without waiting', async () => {
    const folder = newFolder()
    const track = await TrackFile.open(folder, CIPHER)
    const [first, second, third] = sound(3)
    if (!first || !second || !third) throw new Error('three fragments expected')
    const started = track.startSegment(INIT, STARTED_AT)
    const asked = [
      started,
      track.append(first, WHOLE),
      track.append(second, WHOLE),
      track.startSegment(INIT, STARTED_AT + 1000),
    ]
    await Promise.all([...asked, track.append(third, WHOLE)])
    await track.close()
    const placed = linesOf(folder).flatMap((line) => (line.type === 'fragment' ? [line.segment] : []))
    expect(placed).toEqual([0, 0, 1])
    await expectWhole(folder)
  })

  test('refuses what is not one fragment, or too long for the playlist', async () => {
    const folder = newFolder()
    const track = await TrackFile.open(folder, CIPHER)
    const [fragment = Buffer.alloc(0)] = sound(1)
    await expect(track.append(fragment, WHOLE)).rejects.toThrow('needs a segment')
    await track.startSegment(INIT, STARTED_AT)
    await expect(track.append(fragment.subarray(1), WHOLE)).rejects.toThrow(RangeError)
    await expect(track.append(Buffer.concat([fragment, fragment]), WHOLE)).rejects.toThrow(RangeError)
    const long: Sample = { data: [], duration: 5 * INIT.timescale, sync: true }
    await expect(track.append(writeFragment({ sequence: 1, decodeTime: 0, samples: [long] }), WHOLE)).rejects.toThrow(
      '5000 ms',
    )
    await track.append(fragment, WHOLE)
    await track.close()
    expect(listed(folder)).toBe(1)
  })
})

describe('taking back', () => {
  test('cuts off what ends after a moment, over segments, and goes on in a new one', async () => {
    const folder = newFolder()
    await writeTrack(folder, sound(2))
    const track = await TrackFile.open(folder, CIPHER)
    await track.startSegment(INIT, STARTED_AT + 1000)
    for (const fragment of sound(4).slice(2)) await track.append(fragment, WHOLE)
    await track.takeBack(5 * 24_000)
    expect(listed(folder)).toBe(4)
    // In the middle of the second one: it goes with all that follow.
    await track.takeBack(36_000)
    expect(listed(folder)).toBe(1)
    expect(read(folder, 'seg-0.m4s')).toHaveLength(sound(1)[0]?.length ?? 0)
    expect(read(folder, 'seg-1.m4s')).toHaveLength(0)
    await track.startSegment(INIT, STARTED_AT + 9000)
    await track.append(sound(1)[0] ?? INIT.bytes, WHOLE)
    await track.end()
    await track.close()
    expect(linesOf(folder).map((line) => (line.type === 'fragment' ? line.segment : line.type))).toEqual([
      'segment',
      0,
      'segment',
      2,
      'ended',
    ])
    await expectWhole(folder)
  })
})

test.skipIf(!hasFfmpeg)('ffmpeg plays the playlist over a break', async () => {
  const folder = newFolder()
  const { init, fragments } = pictures(4)
  await writeTrack(folder, fragments.slice(0, 4), init)
  // The third second is missing: the next fragments stand at the fourth.
  await writeTrack(folder, fragments.slice(6), init)
  const track = await TrackFile.open(folder, CIPHER)
  await track.end()
  await track.close()
  expect(framesPlayed(join(clearCopy(folder), PLAYLIST))).toBe(60 + 30)
})

test.skipIf(!existsSync('/dev/full'))(
  'a full disk fails this and all further writes, and costs nothing before',
  async () => {
    const folder = newFolder()
    const [first = INIT.bytes, second = INIT.bytes] = sound(2)
    await writeTrack(folder, [first])
    const track = await TrackFile.open(folder, CIPHER)
    symlinkSync('/dev/full', join(folder, 'seg-1.m4s'))
    await track.startSegment(INIT, STARTED_AT)
    await expect(track.append(first, WHOLE)).rejects.toThrow('ENOSPC')
    await expect(track.append(second, WHOLE)).rejects.toThrow('ENOSPC')
    await expect(track.end()).rejects.toThrow('ENOSPC')
    await track.close()
    rmSync(join(folder, 'seg-1.m4s'))
    await recover(folder, CIPHER)
    expect(listed(folder)).toBe(1)
    await expectWhole(folder)
  },
)
