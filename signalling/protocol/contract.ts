// The grammar: what a contract is, what follows from one, and the one border where untrusted data becomes typed.
import type { z } from 'zod'
import { Refusal } from './refusals.ts'
import type { RefusalDetails } from './refusals.ts'

/** A type without a run-time value: what our own side sends needs no parsing, only a name for its shape. */
export type Shape<T> = { readonly shape?: T }

/** Names the shape of an answer or a notification in a contract. */
export function shape<T>(): Shape<T> {
  return {}
}

/**
 * What is said between two programs: named requests with an input (parsed, for it comes from outside)
 * and an output, and named notifications. Requests are imperative (`floor.request`), notifications past tense.
 */
export type Contract = {
  readonly requests: Readonly<Record<string, { readonly input: z.ZodType; readonly output: Shape<unknown> }>>
  readonly notifications: Readonly<Record<string, Shape<unknown>>>
}

/** Checks that a value is a contract and keeps its exact type. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}

type Carried<S> = S extends Shape<infer T> ? T : never

/** The names of a contract's requests. */
export type RequestName<C extends Contract> = keyof C['requests'] & string
/** The names of a contract's notifications. */
export type NotificationName<C extends Contract> = keyof C['notifications'] & string
/** What a caller passes to a request. */
export type Input<C extends Contract, N extends RequestName<C>> = z.input<C['requests'][N]['input']>
/** What a handler receives: the input after parsing. */
export type Parsed<C extends Contract, N extends RequestName<C>> = z.output<C['requests'][N]['input']>
/** What a request answers. */
export type Output<C extends Contract, N extends RequestName<C>> = Carried<C['requests'][N]['output']>
/** What a notification carries. */
export type Notified<C extends Contract, N extends NotificationName<C>> = Carried<C['notifications'][N]>

/** One handler for each request of a contract: to forget one does not compile. */
export type Handlers<C extends Contract, Caller> = {
  readonly [N in RequestName<C>]: (input: Parsed<C, N>, caller: Caller) => Promise<Output<C, N>> | Output<C, N>
}

/** One listener for some notifications of a contract. */
export type Listeners<C extends Contract> = {
  readonly [N in NotificationName<C>]?: (data: Notified<C, N>) => void
}

/** The other side of a contract, as its caller sees it. Throws `Refusal`. */
export type Client<C extends Contract> = {
  request<N extends RequestName<C>>(name: N, input: Input<C, N>): Promise<Output<C, N>>
}

/** What travels in an acknowledgement. No human text crosses the wire. */
export type Reply<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: { readonly code: string; readonly details?: RefusalDetails } }

/** What the border asks before a handler may run; each throws a `Refusal` or returns. */
export type Border<C extends Contract, Caller> = {
  /** The largest raw message in bytes of JSON. */
  readonly maxBytes: number
  /** Counts the call against the caller's rate. */
  admit(caller: Caller): void
  /** Asks whether the caller may do this at all. */
  permit(caller: Caller, name: RequestName<C>): void
  /** Told of every fault (a throw that is not a refusal); returns the incident id that the caller is shown. */
  fault(error: unknown, name: string): string
}

/**
 * The single place where untrusted data becomes typed:
 * rate limit → name → size limit → parse → permission → handler → reply. Never throws.
 * The rate is counted before anything is looked at, so that rubbish costs its sender as much as sense does.
 */
export async function answer<C extends Contract, Caller>(
  contract: C,
  handlers: Handlers<C, Caller>,
  name: unknown,
  raw: unknown,
  caller: Caller,
  border: Border<C, Caller>,
): Promise<Reply<unknown>> {
  try {
    border.admit(caller)
    if (typeof name !== 'string' || !Object.hasOwn(contract.requests, name)) throw new Refusal('unknown-request')
    if (sizeOf(raw) > border.maxBytes) throw new Refusal('message-too-large', { maxBytes: border.maxBytes })
    const known: RequestName<C> = name
    const parsed = contract.requests[known]?.input.safeParse(raw)
    if (!parsed?.success) throw new Refusal('bad-message', { at: parsed?.error.issues[0]?.path.join('.') ?? '' })
    border.permit(caller, known)
    // The table of handlers is keyed by name; TypeScript cannot tie the parsed value to the same key.
    const handle = handlers[known] as (input: unknown, caller: Caller) => unknown
    return { ok: true, data: (await handle(parsed.data, caller)) ?? null }
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    return refused(new Refusal('fault', { incident: border.fault(error, typeof name === 'string' ? name : '') }))
  }
}

function refused(refusal: Refusal): Reply<never> {
  return { ok: false, error: { code: refusal.code, ...(refusal.details && { details: refusal.details }) } }
}

/** Bytes of a value as JSON; a value that JSON cannot hold (a cycle, a BigInt) counts as too large. */
function sizeOf(raw: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(raw) ?? '')
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
