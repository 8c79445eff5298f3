// How large a file is, in words.

/** `1,4 MB`; a thousand bytes are one kB. */
export function sizeInWords(bytes: number, language: string): string {
  const [value, unit] = bytes < 1e6 ? [Math.max(bytes / 1e3, 0.1), 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'vi-VN', {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
