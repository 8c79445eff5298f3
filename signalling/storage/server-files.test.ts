// How the server's files are made readable for the unprivileged user it runs as.
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canReach, readableFor } from './server-files.ts'

const nobody = { uid: 65_534, gid: 65_534 }

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'diem-cau-files-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('whether a user can reach a folder', () => {
  test('a folder of the system, yes; one below a closed folder, no', async () => {
    await mkdir(join(root, 'open'))
    await chmod(join(root, 'open'), 0o755)
    expect(await canReach(nobody, '/usr')).toBe(true)
    expect(await canReach(nobody, join(root, 'open'))).toBe(false)
    await chmod(root, 0o755)
    expect(await canReach(nobody, join(root, 'open'))).toBe(true)
  })

  test('its own rights count, not those of others', async () => {
    const { uid, gid } = await stat(root)
    expect(await canReach({ uid, gid }, root)).toBe(true)
  })
})

describe('files for the server', () => {
  const makeOriginal = async (): Promise<string> => {
    const original = join(root, 'closed', 'native')
    await mkdir(join(original, 'bin'), { recursive: true, mode: 0o700 })
    await writeFile(join(original, 'bin', 'postgres'), 'program', { mode: 0o700 })
    await writeFile(join(original, 'bin', 'text'), 'text', { mode: 0o600 })
    await symlink('text', join(original, 'bin', 'link'))
    return original
  }
  const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

  test('are used where they are when we are that user ourselves', async () => {
    const original = await makeOriginal()
    expect(await readableFor(undefined, original, join(root, 'copy'))).toBe(original)
  })

  test('are copied once, whole and readable for all, when the server could not reach them', async () => {
    const original = await makeOriginal()
    const copy = join(root, 'copies', 'postgres-1')
    expect(await Promise.all([1, 2, 3].map(() => readableFor(nobody, original, copy)))).toEqual([copy, copy, copy])
    expect(await readdir(join(root, 'copies'))).toEqual(['postgres-1'])
    expect((await readdir(join(copy, 'bin'))).toSorted()).toEqual(['link', 'postgres', 'text'])
    expect(await mode(join(copy, 'bin'))).toBe(0o755)
    expect(await mode(join(copy, 'bin', 'postgres'))).toBe(0o755)
    expect(await mode(join(copy, 'bin', 'link'))).toBe(0o644)
  })
})
