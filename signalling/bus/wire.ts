// What the Redis bus puts on the wire: names of channels, JSON messages, and their check on arrival.
import type { Reply } from '../protocol/contract.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { RefusalDetails } from '../protocol/refusals.ts'
import { MAX_BYTES } from './border.ts'

const PREFIX = 'diem-cau:'

/** Room for a message's own fields beside the largest input, bytes. */
const MAX_WIRE_BYTES = MAX_BYTES + 4_096

/** The channel on which an address takes requests. */
export const requestChannel = (address: string): string => `${PREFIX}request:${address}`
/** The channel on which one bus takes the replies to its requests. */
export const replyChannel = (busId: string): string => `${PREFIX}reply:${busId}`
/** The channel of an address's notifications. */
export const notificationChannel = (address: string): string => `${PREFIX}notification:${address}`

/** A request; `name` is null when it only asks whether somebody serves the address. */
export type RequestMessage = {
  readonly id: string
  readonly replyTo: string
  readonly name: string | null
  readonly input?: unknown
}
/** The reply to the request of this id. */
export type ReplyMessage = { readonly id: string; readonly reply: Reply<unknown> }
/** A notification. */
export type NotificationMessage = { readonly name: string; readonly data?: unknown }

/**
 * A message as JSON.
 * @throws Refusal `message-too-large` when Redis should not be asked to carry it, TypeError when JSON cannot hold it.
 */
export function encode(message: RequestMessage | ReplyMessage | NotificationMessage): string {
  const text = JSON.stringify(message)
  if (Buffer.byteLength(text) > MAX_WIRE_BYTES) throw new Refusal('message-too-large', { maxBytes: MAX_BYTES })
  return text
}

/** The request in a message, or undefined when it has not that form. */
export function decodeRequest(text: string): RequestMessage | undefined {
  const { id, replyTo, name, input } = fields(text)
  if (!isId(id) || !isId(replyTo) || !(typeof name === 'string' || name === null)) return undefined
  return { id, replyTo, name, input }
}

/** The reply in a message, or undefined when it has not that form. */
export function decodeReply(text: string): ReplyMessage | undefined {
  const { id, reply } = fields(text)
  if (!isId(id) || !isRecord(reply)) return undefined
  if (reply['ok'] === true) return { id, reply: { ok: true, data: reply['data'] } }
  const error = reply['error']
  if (reply['ok'] !== false || !isRecord(error) || typeof error['code'] !== 'string') return undefined
  const { code, details } = error
  if (details === undefined) return { id, reply: { ok: false, error: { code } } }
  return isDetails(details) ? { id, reply: { ok: false, error: { code, details } } } : undefined
}

/** The notification in a message, or undefined when it has not that form. */
export function decodeNotification(text: string): NotificationMessage | undefined {
  const { name, data } = fields(text)
  return typeof name === 'string' ? { name, data } : undefined
}

function fields(text: string): Readonly<Record<string, unknown>> {
  try {
    const message: unknown = JSON.parse(text)
    return isRecord(message) ? message : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value)
}

function isDetails(value: unknown): value is RefusalDetails {
  return isRecord(value) && Object.values(value).every((fact) => ['string', 'number', 'boolean'].includes(typeof fact))
}
