// New Office files (docx, xlsx, pptx, odt, ods, odp): what is in the archive that each of them is, and whether it is safe.
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { Refusal } from '../protocol/refusals.ts'

/** What an archive may unfold to. Long tables shrink to a twentieth; a bomb to a thousandth. */
const LIMITS = { entries: 10_000, bytes: 1_000_000_000, ratio: 100, alwaysBytes: 20_000_000, listBytes: 2_000_000 }

/** ECMA-376 part 2: the list of the parts' types. */
const TYPES_PART = '[Content_Types].xml'
const MAIN_PART = /ContentType\s*=\s*["']application\/vnd\.openxmlformats-officedocument\.([a-z.]+)\.main\+xml["']/g
const OFFICE_OPEN = new Set(['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'])
/** OpenDocument 1.3 part 2, 3.3: the first entry, stored as it is. */
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation)$/

/** Parts that a program would run: VBA, Excel 4 macros, ActiveX, the scripts of OpenDocument. */
const ACTIVE_PART =
  /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml)$|(?:^|\/)(?:macrosheets|activeX)\/|^(?:Basic|Scripts)\//i
/** Files with no business in a document: programs, scripts, pages, archives, documents with macros. */
const FOREIGN_PART =
  /\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vb[es]|jse?|ws[fh]|hta|jar|lnk|reg|sh|py|php|x?html?|zip|rar|7z|gz|tar|iso|cab|do[ct]m|xl[st]m|xlam|p[op][ts]m|ppam|sldm)$/i

/**
 * The media type of an Office document that is an archive. Every part is unfolded and counted, for what an archive says
 * of itself need not be true.
 * @throws Refusal `file-type-refused` for other archives and for documents with macros; `file-too-large` for bombs;
 *   `file-unreadable` for broken and encrypted ones.
 */
export async function officePackageType(path: string, bytes: number): Promise<string> {
  const zip = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
    .catch(unreadable)
  try {
    const entries = await listed(zip, Math.min(LIMITS.bytes, Math.max(LIMITS.alwaysBytes, bytes * LIMITS.ratio)))
    const mediaType = await typeOf(zip, entries)
    for (const entry of entries) await unfolded(zip, entry)
    return mediaType
  } catch (error) {
    return error instanceof Refusal ? Promise.reject(error) : unreadable()
  } finally {
    zip.close()
  }
}

function unreadable(): never {
  throw new Refusal('file-unreadable')
}

async function listed(zip: ZipFile, mostBytes: number): Promise<Entry[]> {
  const entries: Entry[] = []
  const names = new Set<string>()
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize } = entry
    bytes += uncompressedSize
    if (entries.length === LIMITS.entries || bytes > mostBytes) throw new Refusal('file-too-large')
    if (ACTIVE_PART.test(fileName) || FOREIGN_PART.test(fileName)) throw new Refusal('file-type-refused')
    // Of two parts with one name, one program reads the first and another the last.
    if (names.has(fileName.toLowerCase()) || entry.isEncrypted() || !entry.canDecodeFileData()) unreadable()
    names.add(fileName.toLowerCase())
    entries.push(entry)
  }
  return entries
}

async function typeOf(zip: ZipFile, entries: readonly Entry[]): Promise<string> {
  const [first] = entries
  if (first?.fileName === 'mimetype') {
    const declared = first.uncompressedSize < 100 ? await textOf(zip, first) : ''
    if (OPEN_DOCUMENT.test(declared)) return declared
  }
  const list = entries.find(({ fileName }) => fileName === TYPES_PART)
  if (!list) throw new Refusal('file-type-refused')
  if (list.uncompressedSize > LIMITS.listBytes) throw new Refusal('file-too-large')
  const text = await textOf(zip, list)
  // Written with entities, a type would be read by Office and not by us; no program writes it so.
  const disguised = /[&\0]|<!/.test(text)
  const [kind, ...others] = new Set([...text.matchAll(MAIN_PART)].map(([, name = '']) => name))
  if (disguised || /macroEnabled|vbaProject/i.test(text) || others.length > 0) throw new Refusal('file-type-refused')
  if (kind === undefined || !OFFICE_OPEN.has(kind)) throw new Refusal('file-type-refused')
  return `application/vnd.openxmlformats-officedocument.${kind}`
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of await opened(zip, entry)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** Reads a part to its end: the stream fails when it is longer or shorter than the archive says. */
async function unfolded(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.fileName.endsWith('/')) return
  for await (const part of await opened(zip, entry)) void part
}

function opened(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry)
}
