// Files that survive a loss of power: written beside the old one, synced, and put in its place.
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Makes new, renamed and removed names in a folder survive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

/** Writes a file's new text; it is either the old or the new one, whatever happens. Untouched when nothing changes. */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  if ((await textOf(path)) === text) return
  const beside = `${path}.new`
  {
    await using file = await open(beside, 'w')
    await file.writeFile(text)
    await file.datasync()
  }
  await rename(beside, path)
}

/** The text of a file; null when it does not exist. */
export async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Whether the system said that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
