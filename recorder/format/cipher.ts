// Encryption of a track's files: AES-256-CTR, so that any range of bytes can be read without those before it.
import { createCipheriv, hkdfSync } from 'node:crypto'
import type { Cipheriv } from 'node:crypto'

/** What a file's own key and first counter block are derived for; another use of the same key must say something else. */
const PURPOSE = 'diem-cau recording file'
const KEY_BYTES = 32
const BLOCK_BYTES = 16
const COUNTER_END = 1n << 128n

/**
 * Encrypts and decrypts the files of one track: with a keystream, both are the same. Each file has a key and a first
 * counter block of its own (HKDF-SHA-256, RFC 5869), so no two bytes of a recording ever share a place in a keystream,
 * provided that no place of a file is ever written twice: segments are only added to, and after a kill a new one begins.
 */
export class TrackCipher {
  readonly #recordingKey: Buffer
  readonly #track: string
  readonly #derived = new Map<string, { key: Buffer; counter: bigint }>()

  /** `recordingKey` has 32 bytes. */
  constructor(recordingKey: Buffer, track: string) {
    this.#recordingKey = recordingKey
    this.#track = track
  }

  /** The other form of bytes that stand at an offset of a file. */
  apply(file: string, offset: number, bytes: Buffer): Buffer {
    return this.stream(file, offset).update(bytes)
  }

  /** A transform for all bytes of a file from an offset on. */
  stream(file: string, offset: number): Cipheriv {
    const { key, counter } = this.#of(file)
    const block = (counter + BigInt(Math.floor(offset / BLOCK_BYTES))) % COUNTER_END
    const iv = Buffer.from(block.toString(16).padStart(2 * BLOCK_BYTES, '0'), 'hex')
    const cipher = createCipheriv('aes-256-ctr', key, iv)
    // The part of the first block that lies before the offset is spent.
    cipher.update(Buffer.alloc(offset % BLOCK_BYTES))
    return cipher
  }

  #of(file: string): { key: Buffer; counter: bigint } {
    const known = this.#derived.get(file)
    if (known) return known
    const name = `${PURPOSE}\0${this.#track}/${file}`
    const bytes = Buffer.from(hkdfSync('sha256', this.#recordingKey, '', name, KEY_BYTES + BLOCK_BYTES))
    const counter = BigInt(`0x${bytes.toString('hex', KEY_BYTES)}`)
    const derived = { key: bytes.subarray(0, KEY_BYTES), counter }
    this.#derived.set(file, derived)
    return derived
  }
}
