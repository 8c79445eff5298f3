// Old Office files (doc, xls, ppt): the directory of a compound file, which says what lies in it ([MS-CFB] 2.2–2.6).
import type { FileHandle } from 'node:fs/promises'
import { Refusal } from '../protocol/refusals.ts'

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** FAT sectors that the header itself names; enough for 6.8 MB of small sectors, longer files continue in a chain. */
const HEADER_FAT_SECTORS = 109
const HIGHEST_SECTOR = 0xfffffffa
const MAX_DIRECTORY_SECTORS = 4_096
const MAX_FAT_SECTORS = 65_536

/**
 * The names of all streams and storages of a compound file.
 * @throws Refusal `file-unreadable` when the file is not one, is cut off or leads in circles.
 */
export async function compoundFileNames(file: FileHandle): Promise<ReadonlySet<string>> {
  const header = await read(file, 0, HEADER_BYTES)
  const sectorBytes = 2 ** header.readUInt16LE(30)
  if (sectorBytes !== 512 && sectorBytes !== 4_096) throw new Refusal('file-unreadable')
  const sector = (index: number) => read(file, (index + 1) * sectorBytes, sectorBytes)
  const fat = await fatSectors(header, sector)
  const names = new Set<string>()
  const seen = new Set<number>()
  for (let index = header.readUInt32LE(48); index <= HIGHEST_SECTOR; index = await following(index, fat, sector)) {
    if (seen.has(index) || seen.size === MAX_DIRECTORY_SECTORS) throw new Refusal('file-unreadable')
    seen.add(index)
    const entries = await sector(index)
    for (let at = 0; at < entries.length; at += ENTRY_BYTES) addName(names, entries.subarray(at, at + ENTRY_BYTES))
  }
  return names
}

type ReadSector = (index: number) => Promise<Buffer>

/** Where the sectors of the allocation table are. */
async function fatSectors(header: Buffer, sector: ReadSector): Promise<number[]> {
  const found: number[] = []
  for (let slot = 0; slot < HEADER_FAT_SECTORS; slot += 1) found.push(header.readUInt32LE(76 + slot * 4))
  let next = header.readUInt32LE(68)
  while (next <= HIGHEST_SECTOR) {
    if (found.length > MAX_FAT_SECTORS) throw new Refusal('file-unreadable')
    const more = await sector(next)
    const slots = more.length / 4 - 1
    for (let slot = 0; slot < slots; slot += 1) found.push(more.readUInt32LE(slot * 4))
    next = more.readUInt32LE(slots * 4)
  }
  return found
}

async function following(index: number, fat: readonly number[], sector: ReadSector): Promise<number> {
  const first = fat[0]
  if (first === undefined || first > HIGHEST_SECTOR) throw new Refusal('file-unreadable')
  const perSector = (await sector(first)).length / 4
  const table = fat[Math.floor(index / perSector)]
  if (table === undefined || table > HIGHEST_SECTOR) throw new Refusal('file-unreadable')
  return (await sector(table)).readUInt32LE((index % perSector) * 4)
}

function addName(names: Set<string>, entry: Buffer): void {
  const unused = entry.readUInt8(66) === 0
  const bytes = entry.readUInt16LE(64)
  if (unused || bytes < 2 || bytes > 64) return
  names.add(entry.toString('utf16le', 0, bytes - 2))
}

async function read(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, position)
  if (bytesRead < bytes) throw new Refusal('file-unreadable')
  return buffer
}
