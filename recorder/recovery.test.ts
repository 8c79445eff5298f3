// Recovery from any cut and any kill, and what ffmpeg decodes afterwards.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { findFragment } from './fragment.ts'
import { MANIFEST } from './format/manifest.ts'
import { PLAYLIST } from './format/playlist.ts'
import { recover } from './recovery.ts'
import { decode, hasFfmpeg } from './testing/media.ts'
import {
  CIPHER,
  INIT,
  STARTED_AT,
  WHOLE,
  clearRead,
  expectWhole,
  listed,
  newFolder,
  pictures,
  read,
  sound,
  writeTrack,
} from './testing/track.ts'
import { TrackFile } from './track-file.ts'

/** Numbers that look random and are the same in every run. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state
  }
}

describe('recovery', () => {
  const files = ['seg-1.m4s', MANIFEST, PLAYLIST] as const

  test.each(files)('from 50 cuts of %s', async (name) => {
    const places = dice(files.indexOf(name) + 1)
    const fragments = sound(12)
    const whole = newFolder()
    await writeTrack(whole, fragments.slice(0, 3))
    await writeTrack(whole, fragments)
    const size = statSync(join(whole, name)).size
    // A segment is synced and listed before its first fragment: what a kill can cut lies behind that line.
    const line = read(whole, MANIFEST).indexOf('"segment":1')
    const safe = name === MANIFEST ? read(whole, MANIFEST).indexOf('\n', line) + 1 : 0
    const folder = newFolder()
    for (let round = 0; round < 50; round++) {
      for (const file of readdirSync(whole)) writeFileSync(join(folder, file), read(whole, file))
      const cut = safe + (places.next().value % (size - safe))
      truncateSync(join(folder, name), cut)
      await recover(folder, CIPHER)
      const left = name === 'seg-1.m4s' ? Math.floor(cut / (size / 12)) : 12
      expect(listed(folder), `cut at ${cut}`).toBe(3 + left)
      await expectWhole(folder)
    }
  })

  test('lists what was written but not listed, and goes on in a new segment', async () => {
    const folder = newFolder()
    const fragments = sound(4)
    await writeTrack(folder, fragments.slice(0, 2))
    const unlisted = Buffer.concat([fragments[2] ?? INIT.bytes, (fragments[3] ?? INIT.bytes).subarray(0, 100)])
    const { size } = statSync(join(folder, 'seg-0.m4s'))
    writeFileSync(join(folder, 'seg-0.m4s'), CIPHER.apply('seg-0.m4s', size, unlisted), { flag: 'a' })
    const track = await TrackFile.open(folder, CIPHER)
    expect(track.recovery).toMatchObject({ relisted: 1, cutBytes: 100, struck: 0, nextSegment: 1 })
    await track.startSegment(INIT, STARTED_AT)
    await track.append(fragments[3] ?? INIT.bytes, WHOLE)
    await track.close()
    expect(listed(folder)).toBe(4)
    await expectWhole(folder)
  })

  test('never writes over a segment that is not listed', async () => {
    const folder = newFolder()
    await writeTrack(folder, sound(2))
    truncateSync(join(folder, MANIFEST), 10)
    const before = read(folder, 'seg-0.m4s')
    await writeTrack(folder, sound(1))
    expect(read(folder, 'seg-0.m4s')).toEqual(before)
    expect(readdirSync(folder)).toContain('seg-1.m4s')
    await expectWhole(folder)
  })

  test('keeps a copy of a manifest that no kill has broken', async () => {
    const folder = newFolder()
    await writeTrack(folder, sound(4))
    const manifest = read(folder, MANIFEST)
    manifest[manifest.indexOf('"offset":0')] = 0
    writeFileSync(join(folder, MANIFEST), manifest)
    expect(await recover(folder, CIPHER)).toMatchObject({ relisted: 4, cutBytes: 0 })
    expect(read(folder, `${MANIFEST}.broken-1`)).toEqual(manifest)
    await expectWhole(folder)
  })

  test('from SIGKILL at random moments, in the same folder again and again', async () => {
    const folder = newFolder()
    const moments = dice(7)
    const writer = new URL('./testing/endless-writer.ts', import.meta.url).pathname
    for (let kill = 0; kill < 10; kill++) {
      const before = listed(folder)
      const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
      let told = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
      // Every other time it may still be starting.
      if (kill % 2 === 0) await once(child.stdout, 'data')
      await wait(moments.next().value % (kill % 2 === 0 ? 60 : 250))
      child.kill('SIGKILL')
      await once(child, 'close')
      await recover(folder, CIPHER)
      // Whatever was acknowledged is there.
      expect(listed(folder) - before).toBeGreaterThanOrEqual(told.split('\n').length - 1)
      await expectWhole(folder)
    }
  })
})

test.skipIf(!hasFfmpeg)('real pictures, cut at 50 places: ffmpeg decodes all that recovery keeps', async () => {
  const { init, fragments } = pictures(4)
  const folder = newFolder()
  await writeTrack(folder, fragments, init)
  const stored = read(folder, 'seg-0.m4s')
  const whole = clearRead(folder, 'seg-0.m4s')
  const manifest = read(folder, MANIFEST)
  const places = dice(11)
  // The same number of fragments is the same bytes: those need to be decoded only once.
  const decoded = new Set<number>()
  for (let round = 0; round < 50; round++) {
    const cut = places.next().value % whole.length
    writeFileSync(join(folder, 'seg-0.m4s'), stored.subarray(0, cut))
    writeFileSync(join(folder, MANIFEST), manifest)
    await recover(folder, CIPHER)
    await expectWhole(folder)
    let kept = 0
    for (
      let at = findFragment(whole, 0);
      at && at.offset + at.length <= cut;
      at = findFragment(whole, at.offset + at.length)
    )
      kept++
    expect(listed(folder), `cut at ${cut}`).toBe(kept)
    if (kept === 0 || decoded.has(kept)) continue
    expect(decode(Buffer.concat([init.bytes, clearRead(folder, 'seg-0.m4s')])).frames).toBe(15 * kept)
    decoded.add(kept)
  }
})
