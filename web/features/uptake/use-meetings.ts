// The meetings behind a figure, page after page.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { PeriodKey } from '#domain/uptake/period.ts'
import type { Refusal, UptakeMeeting } from '#protocol'
import { askOffice } from '../../api/office.ts'
import type { OfficeInput, OfficeOutput } from '../../api/office.ts'
import type { Question } from './place.ts'

type Page = OfficeOutput<'uptake.meetings'>

/** What is asked: a question in a period, with words of the title, as the figures stood at a moment. */
export type Asked = {
  readonly period: PeriodKey
  readonly question: Question
  readonly text: string
  /** Epoch ms, as the figures said; null for the present. */
  readonly now: number | null
}

/** So many pages are collected for a file, at most: no more than ten thousand meetings. */
const MOST_PAGES = 200

/** The newest first; older ones are asked for when they are wanted. */
export function useMeetings(asked: Asked) {
  const query = useInfiniteQuery<Page, Refusal, { pages: Page[] }, readonly unknown[], number>({
    queryKey: ['uptake.meetings', asked],
    queryFn: ({ pageParam, signal }) => askOffice('uptake.meetings', inputOf(asked, pageParam), signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length : undefined),
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  return {
    ...query,
    meetings: pages?.flatMap((page) => page.meetings) ?? null,
    count: pages?.[0]?.count ?? null,
  }
}

/** All of them, for a file. @throws Refusal */
export async function collectMeetings(asked: Asked): Promise<UptakeMeeting[]> {
  const all: UptakeMeeting[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { meetings, more } = await askOffice('uptake.meetings', inputOf(asked, page))
    all.push(...meetings)
    if (!more) break
  }
  return all
}

function inputOf({ period, question, text, now }: Asked, page: number): OfficeInput<'uptake.meetings'> {
  return { period, ...question, text, page, ...(now !== null && { now }) }
}
