// Fresh identifiers, also on pages without https.

/** 128 random bits in hex; `crypto.randomUUID` would need a secure context. */
export function freshWord(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
