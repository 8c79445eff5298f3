// The office's state in the page: asked once, shared by all who show it, asked again when something has changed it.
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult, UseQueryOptions, UseQueryResult } from '@tanstack/react-query'
import { askOffice } from './office.ts'
import type { OfficeInput, OfficeOutput, OfficeRequest } from './office.ts'
import { Refusal } from '#protocol'
import type { RefusalCode } from '#protocol'

/** Refusals that may be gone a moment later. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['node-unreachable', 'storage-unavailable', 'rate-limited'])
/** How long an answer counts as new, ms. */
const FRESH_MS = 10_000

/** The page's memory of what the office has answered. */
export function createOfficeMemory(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A closed network can look like none at all to the browser.
        networkMode: 'always',
        retry: (count, error) => count < 2 && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

function isPassing(error: Error): boolean {
  return error instanceof Refusal && PASSING.has(error.code)
}

/** How a request is asked: react-query's own options. */
export type OfficeOptions<N extends OfficeRequest> = Omit<
  UseQueryOptions<OfficeOutput<N>, Refusal>,
  'queryKey' | 'queryFn'
>

/** What the office answers to a request, kept under `[name, input]`. */
export function useOffice<N extends OfficeRequest>(
  name: N,
  input: OfficeInput<N>,
  options: OfficeOptions<N> = {},
): UseQueryResult<OfficeOutput<N>, Refusal> {
  return useQuery<OfficeOutput<N>, Refusal>({
    ...options,
    queryKey: [name, input],
    queryFn: ({ signal }) => askOffice(name, input, signal),
  })
}

/** Which answers a change makes old: every request whose name begins with one of these. */
export type Touches = { readonly touches?: readonly string[] }

/** A request that changes something; its success has everything it touches asked again. */
export function useOfficeChange<N extends OfficeRequest>(
  name: N,
  { touches = [] }: Touches = {},
): UseMutationResult<OfficeOutput<N>, Refusal, OfficeInput<N>> {
  const refresh = useOfficeRefresh()
  return useMutation<OfficeOutput<N>, Refusal, OfficeInput<N>>({
    mutationFn: (input) => askOffice(name, input),
    onSuccess: () => refresh(touches),
  })
}

/** Answers the function that has everything asked again whose request's name begins with one of the given words. */
export function useOfficeRefresh(): (touches: readonly string[]) => void {
  const memory = useQueryClient()
  return (touches) => {
    const isTouched = (name: unknown) => typeof name === 'string' && touches.some((word) => name.startsWith(word))
    void memory.invalidateQueries({ predicate: ({ queryKey: [name] }) => isTouched(name) })
  }
}
