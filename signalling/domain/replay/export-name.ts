// How a file that was made of a recording is called where it is saved.
import { wallTime } from '../wall-clock.ts'

/** What the name is made of. */
export type ExportNamed = {
  readonly kind: 'stage' | 'sound' | 'clip' | 'tracks'
  readonly title: string
  /** Epoch ms. */
  readonly openedAt: number
  /** ms since the opening. */
  readonly fromMs: number
  readonly toMs: number
}

const KINDS = { stage: 'toàn cảnh', sound: 'âm thanh', clip: 'trích đoạn', tracks: 'từng nguồn' } as const
const ENDINGS = { stage: 'mp4', sound: 'm4a', clip: 'mp4', tracks: 'zip' } as const
/** Letters of the title that are taken over. */
const MOST_TITLE = 100

/** The ending of a kind's file, without the dot. */
export function exportEnding(kind: ExportNamed['kind']): string {
  return ENDINGS[kind]
}

/** "Giao ban tuần - 2026-12-01 - trích đoạn 08h05-08h12.mp4": without signs that a file system may refuse. */
export function exportName({ kind, title, openedAt, fromMs, toMs }: ExportNamed, zone: string): string {
  const { year, month, day } = wallTime(openedAt, zone)
  const date = [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
  const span = kind === 'clip' ? ` ${hourAt(openedAt + fromMs, zone)}-${hourAt(openedAt + toMs, zone)}` : ''
  const plain = title.normalize('NFC').replace(/[\p{Cc}<>:"/\\|?*\s]+/gu, ' ')
  const short = Array.from(plain).slice(0, MOST_TITLE).join('').trim().replace(/\.+$/, '')
  return `${short || 'Bản ghi'} - ${date} - ${KINDS[kind]}${span}.${ENDINGS[kind]}`
}

function hourAt(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone)
  return `${String(hour).padStart(2, '0')}h${String(minute).padStart(2, '0')}`
}
