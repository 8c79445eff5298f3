// Searching meetings while typing.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { SearchX, TextSearch } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Person, Refusal } from '#protocol'
import type { MeetingSummary } from '#domain/meeting.ts'
import { askOffice } from '../../api/office.ts'
import type { OfficeOutput } from '../../api/office.ts'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf, formatDate } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTitle } from '../../ui/use-title.ts'
import { SearchHit } from './search-hit.tsx'
import styles from './search.module.css'
import { ownUnits } from './shown-meetings.ts'
import { useSettled } from './use-settled.ts'

/** How long somebody pauses before the office is asked, ms. */
const PAUSE_MS = 200
const MINUTE_MS = 60_000

/** The page of the search. */
export function SearchScreen({ person }: { person: Person }) {
  const { t } = useTranslation('calendar')
  const [address, setAddress] = useSearchParams()
  const [typed, setTyped] = useState(address.get('q') ?? '')
  const text = useSettled(typed.trim(), PAUSE_MS)
  useTitle(text === '' ? t('search.title') : `${t('search.title')}: ${text}`)
  useEffect(() => {
    if ((address.get('q') ?? '') !== text) setAddress(text === '' ? {} : { q: text }, { replace: true })
  }, [text, address, setAddress])
  return (
    <div className={styles.page}>
      <PageHead title={t('search.title')} />
      <SearchField
        label={t('search.label')}
        value={typed}
        onChange={setTyped}
        placeholder={t('search.hint')}
        autoFocus
      />
      {text === '' ? (
        <EmptyState icon={<TextSearch />} title={t('search.start')} text={t('search.startText')} />
      ) : (
        <Results text={text} person={person} />
      )}
    </div>
  )
}

function Results({ text, person }: { text: string; person: Person }) {
  const { t } = useTranslation('calendar')
  const found = useSearch(text)
  const meetings = useDeferredValue(found.data?.pages.flatMap((page) => page.meetings) ?? [])
  if (found.error) return <Failure refusal={found.error} onRetry={() => void found.refetch()} />
  if (found.isPending) return <Loading />
  if (found.data.pages.every((page) => page.meetings.length === 0))
    return <EmptyState icon={<SearchX />} title={t('search.none', { typed: text })} text={t('search.noneText')} />
  return (
    <section className={styles.results} aria-label={t('search.results')} aria-busy={found.isPlaceholderData}>
      <p className={styles.soft} role="status">
        {found.isPlaceholderData ? t('search.searching') : t('search.found', { count: meetings.length })}
      </p>
      <Months meetings={meetings} text={text} person={person} />
      {found.hasNextPage && (
        <div className={styles.more}>
          <Button onPress={() => void found.fetchNextPage()} pending={found.isFetchingNextPage}>
            {t('search.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

type MonthsProps = { meetings: readonly MeetingSummary[]; text: string; person: Person }

/** The nearest month first, as the office answers; within one in the order of time. */
function Months({ meetings, text, person }: MonthsProps) {
  const { i18n } = useTranslation()
  const names = useDirectoryNames()
  const now = useNow(MINUTE_MS)
  const months = Map.groupBy(meetings, ({ startsAt }) => dayOf(startsAt).slice(0, 7))
  return [...months].map(([month, inMonth]) => (
    <section key={month} className={styles.month}>
      <h2 className={styles.heading}>{formatDate(`${month}-01`, i18n.language, { month: 'long', year: 'numeric' })}</h2>
      <ul className={styles.hits}>
        {inMonth
          .toSorted((a, b) => a.startsAt - b.startsAt)
          .map((meeting) => (
            <SearchHit key={meeting.id} meeting={meeting} typed={text} now={now} names={names} own={ownUnits(person)} />
          ))}
      </ul>
    </section>
  ))
}

function Loading() {
  const { t } = useTranslation('calendar')
  return (
    <div className={styles.hits} role="status" aria-label={t('search.searching')}>
      {[1, 2, 3, 4].map((place) => (
        <Skeleton key={place} height="5rem" />
      ))}
    </div>
  )
}

/** What the office finds, page after page. */
function useSearch(text: string) {
  return useInfiniteQuery<
    OfficeOutput<'meeting.search'>,
    Refusal,
    { pages: OfficeOutput<'meeting.search'>[] },
    unknown[],
    number
  >({
    queryKey: ['meeting.search', { text }],
    queryFn: ({ pageParam, signal }) => askOffice('meeting.search', { text, page: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length : undefined),
    placeholderData: keepPreviousData,
  })
}
