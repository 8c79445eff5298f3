// Changed bytes are found, and where.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MANIFEST } from './manifest.ts'
import { INIT, newFolder, read, sound, writeTrack } from '../testing/track.ts'
import { verifyTrack } from './track-verification.ts'

describe('verification', () => {
  test('names the first place that is not as it was recorded', async () => {
    const folder = newFolder()
    const fragments = sound(3)
    await writeTrack(folder, fragments)
    const length = fragments[0]?.length ?? 0
    const segment = read(folder, 'seg-0.m4s')
    segment[length + 400] = (segment[length + 400] ?? 0) ^ 1
    writeFileSync(join(folder, 'seg-0.m4s'), segment)
    expect(await verifyTrack(folder)).toEqual({ file: 'seg-0.m4s', offset: length, length })
    rmSync(join(folder, 'init-0.mp4'))
    expect(await verifyTrack(folder)).toEqual({ file: 'init-0.mp4', offset: 0, length: INIT.bytes.length })
  })

  test('names a manifest that breaks off', async () => {
    const folder = newFolder()
    await writeTrack(folder, sound(1))
    writeFileSync(join(folder, MANIFEST), '{"type":', { flag: 'a' })
    const offset = read(folder, MANIFEST).length - 8
    expect(await verifyTrack(folder)).toEqual({ file: MANIFEST, offset, length: 8 })
  })
})
