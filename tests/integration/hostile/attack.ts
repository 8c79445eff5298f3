// What a hostile request is, and the ways to send one.
import type { Cast } from './cast.ts'
import type { Clerk } from '../../support/office.ts'

/** One hostile request, the refusals that are right for it, and how to see that it did no harm when it was taken. */
export type HostileRequest = {
  readonly send: () => Promise<Response>
  readonly refusals: readonly string[]
  readonly harmless?: (data: unknown) => boolean | Promise<boolean>
}

/** A kind of attack. */
export type Attack = {
  readonly kind: string
  readonly requests: (cast: Cast) => readonly HostileRequest[] | Promise<readonly HostileRequest[]>
}

/** So many, each made for its place. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

/** One of a list, round and round. */
export function turn<const L extends readonly [unknown, ...unknown[]]>(list: L, index: number): L[number] {
  return list[index % list.length]
}

/** A request to the office, whatever its types. */
export function ask(
  desk: Pick<Clerk, 'fetch'>,
  name: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): () => Promise<Response> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  }
  return () => desk.fetch(`/api/office/${name}`, init)
}
