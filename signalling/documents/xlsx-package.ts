// The parts of an .xlsx file, which is a zip archive: unpacked within limits, packed again without what is not needed.
import { crc32 } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { Refusal } from '../protocol/refusals.ts'

/** The most entries of an archive, and the most bytes of all of them together once inflated. */
export const LIMITS = { entries: 500, bytes: 16 * 1_024 * 1_024 } as const

/** Names and bytes. */
export type Parts = Map<string, Buffer>

/**
 * Unpacks what a sheet's values stand in: the workbook, its sheets, texts and formats. Macros, links to other files,
 * drawings are left where they are.
 * @throws Refusal `file-too-large` for more than the limits, declared or real; Error when it is no sound archive
 */
export async function unpack(file: Uint8Array): Promise<Parts> {
  const zip = await fromBufferPromise(Buffer.from(file))
  if (zip.entryCount > LIMITS.entries) throw new Refusal('file-too-large')
  const parts: Parts = new Map()
  let declared = 0
  for await (const entry of zip.eachEntry()) {
    declared += entry.uncompressedSize
    if (declared > LIMITS.bytes) throw new Refusal('file-too-large')
    if (!isNeeded(entry.fileName)) continue
    if (parts.has(entry.fileName)) throw new Error('Two entries of the archive have one name.')
    parts.set(entry.fileName, await inflate(zip, entry))
  }
  return parts
}

function isNeeded(name: string): boolean {
  return /^xl\/(?!externalLinks\/).+\.xml$/.test(name) || name === 'xl/_rels/workbook.xml.rels'
}

/** The library ends the stream with an error when an entry inflates to another size than it declares. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/**
 * Packs parts into a new archive (APPNOTE.TXT, stored): what reads it sees the very bytes that were checked, and not
 * what else an archive may hold between its entries.
 */
export function pack(parts: Parts): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const header = Buffer.concat([signature(0x04034b50), entryFields(name, bytes), Buffer.from(name)])
    local.push(header, bytes)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(signature(0x02014b50), VERSION, entryFields(name, bytes), place, Buffer.from(name))
    offset += header.length + bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, signature(0x06054b50), end])
}

const VERSION = Buffer.from([20, 0])

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** The 26 bytes that the local and the central header share: version, flags, method, time, sum, sizes, lengths. */
function entryFields(name: string, bytes: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(bytes.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}
