// What a file is, by its content; its name must agree.
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { compoundFileNames } from './compound-file.ts'
import { officePackageType } from './office-package.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Every type that travels with a meeting, and the endings that its names have. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/pdf', ['pdf']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['xlsx']],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', ['pptx']],
  ['application/vnd.oasis.opendocument.text', ['odt']],
  ['application/vnd.oasis.opendocument.spreadsheet', ['ods']],
  ['application/vnd.oasis.opendocument.presentation', ['odp']],
  ['application/msword', ['doc']],
  ['application/vnd.ms-excel', ['xls']],
  ['application/vnd.ms-powerpoint', ['ppt']],
  ['image/png', ['png']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/webp', ['webp']],
])

/** The stream that makes an old Office file what it is. */
const COMPOUND_TYPES = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
] as const
/** Storages of VBA in Word and Excel files; `EncryptedPackage`: a locked file, which nobody can look into. */
const COMPOUND_REFUSED = ['VBA', 'Macros', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'EncryptedPackage']

/** How much of the beginning is looked at, bytes; pictures may have a colour profile before the first dot. */
const HEAD_BYTES = 262_144

/**
 * The media type of a file.
 * @throws Refusal `file-type-refused` when such files are not accepted; `file-unreadable` when it is broken or its name
 *   says something else; `file-too-large` when it unfolds to too much.
 */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const mediaType = await typeByContent(file, path, size)
    const endings = ENDINGS.get(mediaType)
    if (!endings) throw new Refusal('file-type-refused')
    if (!endings.includes(endingOf(name))) throw new Refusal('file-unreadable')
    return mediaType
  } finally {
    await file.close()
  }
}

async function typeByContent(file: FileHandle, path: string, size: number): Promise<string> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(size, HEAD_BYTES)), 0, null, 0)
  const head = buffer.subarray(0, bytesRead)
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return officePackageType(path, size)
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found?.mime === 'application/x-cfb') return compoundType(await compoundFileNames(file))
  // A moving PNG is a PNG to everybody who does not know better.
  return found?.mime === 'image/apng' ? 'image/png' : (found?.mime ?? '')
}

function compoundType(names: ReadonlySet<string>): string {
  if (COMPOUND_REFUSED.some((name) => names.has(name))) return ''
  return COMPOUND_TYPES.find(([name]) => names.has(name))?.[1] ?? ''
}

function endingOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at <= 0 ? '' : name.slice(at + 1).toLowerCase()
}
