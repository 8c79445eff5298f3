// The recordings that are asked for, page after page until all are there.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { RecordingSummary, Refusal } from '#protocol'
import { askOffice } from '../../api/office.ts'
import type { OfficeOutput } from '../../api/office.ts'
import { askedOf } from './library-filter.ts'
import type { LibraryFilter } from './library-filter.ts'

type Page = OfficeOutput<'recording.list'>

/** So many pages are fetched by themselves: sorting and choosing work over a thousand recordings. */
const MOST_PAGES = 20
/** How often the list is asked again while a session in it is being recorded, ms. */
const LIVE_EVERY_MS = 10_000

/** The newest first. `isCut` when there are more than are shown. */
export function useLibrary(filter: LibraryFilter) {
  const query = useInfiniteQuery<Page, Refusal, { pages: Page[] }, readonly unknown[], number>({
    queryKey: ['recording.list', filter],
    queryFn: ({ pageParam, signal }) => askOffice('recording.list', { ...askedOf(filter), page: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ more }, pages) => (more && pages.length < MOST_PAGES ? pages.length : undefined),
    refetchInterval: ({ state }) => (state.data?.pages.some(hasLive) ? LIVE_EVERY_MS : false),
  })
  const { hasNextPage, isFetching, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const pages = query.data?.pages
  const recordings = useMemo<RecordingSummary[] | null>(
    () => pages?.flatMap((page) => page.recordings) ?? null,
    [pages],
  )
  return { ...query, recordings, totals: pages?.[0]?.totals ?? null, isCut: pages?.at(MOST_PAGES - 1)?.more === true }
}

function hasLive({ recordings }: Page): boolean {
  return recordings.some(({ closedAt }) => closedAt === null)
}
