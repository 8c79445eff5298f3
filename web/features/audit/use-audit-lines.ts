// The lines of the audit trail, page after page.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AuditLine, OfficeContract, Output, Refusal } from '#protocol'
import { askOffice } from '../../api/office.ts'
import type { AuditFilter } from './filter.ts'
import { spanOf } from './filter.ts'

type Page = Output<OfficeContract, 'audit.list'>

/** The newest lines first; older ones are asked for when they are wanted. */
export function useAuditLines(filter: AuditFilter) {
  const query = useInfiniteQuery<Page, Refusal, { pages: Page[] }, readonly unknown[], number | undefined>({
    queryKey: ['audit.list', filter],
    queryFn: ({ pageParam, signal }) =>
      askOffice(
        'audit.list',
        { ...spanOf(filter), text: filter.text, ...(pageParam !== undefined && { before: pageParam }) },
        signal,
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ lines, more }) => (more ? lines.at(-1)?.seq : undefined),
  })
  const lines = useMemo<AuditLine[] | null>(() => query.data?.pages.flatMap((page) => page.lines) ?? null, [query.data])
  return { ...query, lines }
}
