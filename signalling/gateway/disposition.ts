// How a file's name travels in a header.

/**
 * Content-Disposition (RFC 6266) with the name twice: in ASCII for old programs, in UTF-8 (RFC 8187) for the others.
 * @param name a name without control characters
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mark}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    // A percent sign before two digits would be taken for an escape by some; quotes would end the name.
    .replace(/[^\x20-\x7E]|["\\%]/gu, '_')
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(name)}`
}

/** RFC 8187 `value-chars`: what encodeURIComponent leaves as it is, but for these four. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
