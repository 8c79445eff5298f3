// Where in the directory one stands: the chosen unit and the filters, kept in the address.
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { UNIT_KINDS } from '#domain/directory.ts'
import { TODOS } from './tree.ts'
import type { Filters } from './tree.ts'

/** The place, and how to go elsewhere. */
export type DirectoryPlace = {
  /** The sign of the chosen unit. */
  readonly unit: string | null
  readonly filters: Filters
  readonly choose: (code: string | null) => void
  readonly narrow: (change: Partial<Filters>) => void
}

/** The address `?unit=LNGAN&q=…`: choosing a unit makes a step of history, typing does not. */
export function useDirectoryPlace(): DirectoryPlace {
  const [params, setParams] = useSearchParams()
  const filters = useMemo((): Filters => {
    const [kind, todo] = [params.get('kind'), params.get('todo')]
    return {
      search: params.get('q') ?? '',
      kind: UNIT_KINDS.find((each) => each === kind) ?? null,
      district: params.get('district'),
      todo: TODOS.find((each) => each === todo) ?? null,
    }
  }, [params])
  const unit = params.get('unit')
  const choose = useCallback(
    (code: string | null) => {
      if (code !== unit) setParams((old) => changed(old, { unit: code }))
    },
    [setParams, unit],
  )
  const narrow = useCallback(
    ({ search, ...rest }: Partial<Filters>) => {
      setParams((old) => changed(old, { ...rest, ...(search !== undefined && { q: search }) }), { replace: true })
    },
    [setParams],
  )
  return { unit, filters, choose, narrow }
}

function changed(old: URLSearchParams, change: Readonly<Record<string, string | null>>): URLSearchParams {
  const params = new URLSearchParams(old)
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') params.delete(name)
    else params.set(name, value)
  }
  return params
}
