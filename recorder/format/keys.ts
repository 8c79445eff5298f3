// The key of one recording, wrapped with the master key: AES-256-GCM, bound to what it belongs to.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { KEY_BYTES } from './master-key.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

const base64 = (bytes: number) =>
  z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes, `not ${bytes} bytes`)

/** A key as it is stored: initialisation vector, ciphertext and tag, in base64. */
export const wrappedKey = z.object({ iv: base64(IV_BYTES), key: base64(KEY_BYTES), tag: base64(TAG_BYTES) })
export type WrappedKey = z.infer<typeof wrappedKey>

/** Thrown when a wrapped key does not open: another master key, or something was changed. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError'
}

/** A new key for a recording. */
export function newRecordingKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/** Wraps a key. `context` says what it belongs to: it does not open for anything else. */
export function wrapKey(masterKey: Buffer, key: Buffer, context: string): WrappedKey {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', masterKey, iv).setAAD(Buffer.from(context))
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()])
  const text = (bytes: Buffer) => bytes.toString('base64')
  return { iv: text(iv), key: text(wrapped), tag: text(cipher.getAuthTag()) }
}

/** Opens a wrapped key. @throws WrongKeyError */
export function unwrapKey(masterKey: Buffer, wrapped: WrappedKey, context: string): Buffer {
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', masterKey, bytes(wrapped.iv))
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes(wrapped.tag))
  try {
    return Buffer.concat([decipher.update(bytes(wrapped.key)), decipher.final()])
  } catch {
    throw new WrongKeyError('The recording does not open with this master key.')
  }
}
