// Bytes from a place in a file, all of them.
import type { FileHandle } from 'node:fs/promises'

/** One read of the system gives at most 2 GiB, and may give less than asked for. */
const LARGEST_READ = 2 ** 26

/** Reads from an offset; fewer bytes than `length` only where the file ends. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, Math.min(length - at, LARGEST_READ), offset + at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.subarray(0, at)
}
