// Amounts in words: how long something is, how much it takes.

/** A time span: `2 giờ 5 phút`, `12 phút`, `40 giây`. Seconds are told below ten minutes. */
export function formatLength(ms: number, language: string): string {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return inUnit(seconds, 'second', language)
  if (seconds < 600 && seconds % 60 !== 0) {
    return `${inUnit(Math.floor(seconds / 60), 'minute', language)} ${inUnit(seconds % 60, 'second', language)}`
  }
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return inUnit(minutes, 'minute', language)
  const hours = inUnit(Math.floor(minutes / 60), 'hour', language)
  return minutes % 60 === 0 ? hours : `${hours} ${inUnit(minutes % 60, 'minute', language)}`
}

const SIZES = [
  ['terabyte', 1e12],
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const

/** A size in decimal units, as disks are sold: `1,4 GB`, `320 MB`. */
export function formatBytes(bytes: number, language: string): string {
  const [unit, size] = SIZES.find(([, least]) => bytes >= least * 0.9995) ?? (['byte', 1] as const)
  const value = bytes / size
  const digits = value < 10 && size >= 1e6 ? 1 : 0
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const
  return new Intl.NumberFormat(localeOf(language), options).format(value)
}

/** `47,3%` */
export function formatShare(share: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 1 }).format(share)
}

function inUnit(value: number, unit: 'second' | 'minute' | 'hour', language: string): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : 'vi-VN'
}
