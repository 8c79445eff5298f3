// Boxes of ISO/IEC 14496-12: taken from a stream, looked into, written.

/** A box as it is found. */
export type Mp4Box = { readonly type: string; readonly bytes: Buffer; readonly body: Buffer }

/** No box that ffmpeg is asked for is larger, bytes: a fragment is two seconds. */
const LARGEST_BOX = 64 * 1_024 * 1_024

/**
 * The outermost boxes of a stream, each as soon as it is whole.
 * @throws Error where something else comes, or a box is cut short
 */
export async function* takeBoxes(source: AsyncIterable<Uint8Array>): AsyncGenerator<Mp4Box> {
  let parts: Uint8Array[] = []
  let held = 0
  let needed = 8
  for await (const part of source) {
    parts.push(part)
    held += part.length
    if (held < needed) continue
    let rest = Buffer.concat(parts)
    for (needed = sizeAt(rest); rest.length >= needed && rest.length >= 8; needed = sizeAt(rest)) {
      yield boxIn(rest.subarray(0, needed))
      rest = rest.subarray(needed)
    }
    parts = [rest]
    held = rest.length
  }
  if (held > 0) throw new Error('The file that was encoded is cut short.')
}

/** The boxes within a box. */
export function boxesOf({ body }: Mp4Box): Mp4Box[] {
  const boxes: Mp4Box[] = []
  for (let at = 0; at + 8 <= body.length;) {
    const size = body.readUInt32BE(at)
    if (size < 8 || at + size > body.length) throw new Error('A box is longer than the one around it.')
    boxes.push(boxIn(body.subarray(at, at + size)))
    at += size
  }
  return boxes
}

/** A box with its contents. */
export function boxOf(type: string, ...contents: readonly Uint8Array[]): Buffer {
  const size = contents.reduce((sum, { length }) => sum + length, 8)
  return Buffer.concat([uint32s(size), Buffer.from(type, 'latin1'), ...contents], size)
}

/** The same of version 0 without flags. */
export function fullBoxOf(type: string, ...contents: readonly Uint8Array[]): Buffer {
  return boxOf(type, uint32s(0), ...contents)
}

/** Numbers of 32 bits. */
export function uint32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
  return bytes
}

function sizeAt(bytes: Buffer): number {
  if (bytes.length < 8) return 8
  const size = bytes.readUInt32BE(0)
  if (size < 8 || size > LARGEST_BOX) throw new Error('What was encoded is no file of boxes.')
  return size
}

function boxIn(bytes: Buffer): Mp4Box {
  return { type: bytes.toString('latin1', 4, 8), bytes, body: bytes.subarray(8) }
}
