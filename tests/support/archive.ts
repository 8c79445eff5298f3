// Files written byte by byte: archives that may lie about themselves, and the compound files of old Office programs.
import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of an archive. */
export type ArchiveEntry = {
  readonly name: string
  readonly content: Buffer | string
  /** Kept as it is, not deflated. */
  readonly stored?: boolean
  /** The size that the archive claims, if not the true one. */
  readonly claimedBytes?: number
  readonly encrypted?: boolean
}

/** A zip archive (PKWARE APPNOTE 6.3) of these entries, in this order. */
export function zipOf(entries: readonly ArchiveEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central, data } = recordsOf(entry, offset)
    files.push(local, data)
    directory.push(central)
    offset += local.length + data.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}

function recordsOf(entry: ArchiveEntry, offset: number) {
  const content = Buffer.from(entry.content)
  const data = entry.stored === true ? content : deflateRawSync(content, { level: 9 })
  const name = Buffer.from(entry.name)
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(0x0800 | (entry.encrypted === true ? 1 : 0), 2)
  facts.writeUInt16LE(entry.stored === true ? 0 : 8, 4)
  facts.writeUInt32LE(crc32(content), 10)
  facts.writeUInt32LE(data.length, 14)
  facts.writeUInt32LE(entry.claimedBytes ?? content.length, 18)
  facts.writeUInt16LE(name.length, 22)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  const version = Buffer.from([20, 0])
  return {
    data,
    local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name]),
    central: Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), version, facts, rest, name]),
  }
}

const CONTENT_TYPES = (main: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Override PartName="/main.xml" ContentType="${main}"/>${more}</Types>`

/** An Office Open XML document of a kind, with more parts and more lines in its list of types. */
export function officeOpenXml(
  kind: 'wordprocessingml.document' | 'spreadsheetml.sheet' | 'presentationml.presentation',
  parts: readonly ArchiveEntry[] = [],
  types = '',
): Buffer {
  const main = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`
  return officePackage(CONTENT_TYPES(main, types), parts)
}

/** An archive with this list of types. */
export function officePackage(types: string, parts: readonly ArchiveEntry[] = []): Buffer {
  return zipOf([{ name: '[Content_Types].xml', content: types }, { name: 'main.xml', content: '<x/>' }, ...parts])
}

/** An OpenDocument file of a kind. */
export function openDocumentFile(
  kind: 'text' | 'spreadsheet' | 'presentation',
  parts: readonly ArchiveEntry[] = [],
): Buffer {
  const mimetype = `application/vnd.oasis.opendocument.${kind}`
  return zipOf([
    { name: 'mimetype', content: mimetype, stored: true },
    { name: 'content.xml', content: '<x/>' },
    ...parts,
  ])
}

const SECTOR = 512
const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff

/** A compound file ([MS-CFB]) with streams of these names and nothing in them; `next` may lead the directory astray. */
export function compoundFile(names: readonly string[], next: number = END_OF_CHAIN): Buffer {
  const header = Buffer.alloc(SECTOR, 0xff)
  Buffer.from('d0cf11e0a1b11ae100000000000000000000000000000000', 'hex').copy(header)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const) {
    header.writeUInt16LE(value, at)
  }
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4_096],
    [60, END_OF_CHAIN],
    [68, END_OF_CHAIN],
    [72, 0],
    [76, 0],
  ] as const) {
    header.writeUInt32LE(value, at)
  }
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  table.writeUInt32LE(next, 4)
  table.writeUInt32LE(FREE, 8)
  const directory = Buffer.alloc(SECTOR)
  for (const [index, name] of ['Root Entry', ...names].slice(0, 4).entries()) {
    const at = index * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, at + 64)
    directory.writeUInt8(index === 0 ? 5 : 2, at + 66)
  }
  return Buffer.concat([header, table, directory])
}
