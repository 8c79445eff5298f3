// The fields that forms are made of: text, times, lists; each with its limits.
import { z } from 'zod'

// Control characters, halves of surrogate pairs and marks that turn the direction of writing have no place in names.
const UNWANTED = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u
const UNWANTED_IN_PARAGRAPHS = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u

/** One line of text, composed (NFC) and trimmed. */
export function line(most: number, least = 0) {
  return z
    .string()
    .max(most * 4)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .refine((text) => !UNWANTED.test(text)),
    )
}

/** Several lines of text. */
export function paragraphs(most: number, least = 0) {
  return z
    .string()
    .max(most * 4)
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(least)
        .max(most)
        .refine((text) => !UNWANTED_IN_PARAGRAPHS.test(text)),
    )
}

/** A name that must not be empty. */
export const name = line(200, 1)

/** 2000-01-01 to 2100-01-01, epoch ms. */
export const time = z.number().int().min(946_684_800_000).max(4_102_444_800_000)

/** An e-mail address, or nothing. */
export const email = z.union([z.literal(''), z.email().max(200)])

/** A telephone number as people write it, or nothing. */
export const phone = z.string().regex(/^[0-9+(). -]{0,30}$/)

/** A list without doubles. */
export function listOf<T extends z.ZodType>(item: T, most: number) {
  return z
    .array(item)
    .max(most)
    .refine((all) => new Set(all).size === all.length)
    .readonly()
}
