// What everybody sees first: what runs now, what comes next, what waits for an answer.
import { CalendarPlus, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Person, Today } from '#protocol'
import { may } from '#domain/permission.ts'
import { useOffice } from '../../api/use-office.ts'
import { dayOf } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTitle } from '../../ui/use-title.ts'
import { Called, callsIn } from './called.tsx'
import { DayTitle } from './day-title.tsx'
import { Next } from './next.tsx'
import { Running } from './running.tsx'
import styles from './today.module.css'
import { Waiting } from './waiting.tsx'

/** How often the office is asked again, ms; oftener while a seat of mine may be called. */
const ASK_AGAIN_MS = 15_000
const ASK_AGAIN_SOON_MS = 4_000
const SECOND_MS = 1_000

/** The page of today; kept up to date by itself. */
export function TodayScreen({ person }: { person: Person }) {
  const { t } = useTranslation('today')
  const now = useNow(SECOND_MS)
  const { data, error, refetch } = useOffice(
    'meeting.today',
    {},
    {
      refetchInterval: ({ state }) => (state.data && mayBeCalled(state.data) ? ASK_AGAIN_SOON_MS : ASK_AGAIN_MS),
      // A call must be seen in the title of a page that is not in front.
      refetchIntervalInBackground: true,
      refetchOnWindowFocus: 'always',
    },
  )
  const calls = callsIn(data?.running ?? [])
  useTitle(calls.length > 0 ? t('called.title') : t('title'))
  const mayCreate = may(person.grants, 'meeting.edit')
  return (
    <div className={styles.page}>
      <Called calls={calls} />
      <DayTitle day={dayOf(now)} />
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {data ? <Filled today={data} now={now} mayCreate={mayCreate} /> : !error && <Loading />}
    </div>
  )
}

/** A meeting of mine runs, and somebody of it is not there. */
function mayBeCalled({ running }: Today): boolean {
  return running.some(({ live, seats }) => live && seats.some(({ connected }) => !connected))
}

type FilledProps = { readonly today: Today; readonly now: number; readonly mayCreate: boolean }

function Filled({ today: { running, next, waiting }, now, mayCreate }: FilledProps) {
  const nothing = running.length === 0 && next.length === 0
  return (
    <div className={styles.columns}>
      {running.length > 0 && <Running meetings={running} now={now} />}
      <Waiting meetings={waiting} />
      {next.length > 0 && <Next meetings={next} now={now} first={running.length === 0} />}
      {nothing && <Nothing mayCreate={mayCreate} />}
    </div>
  )
}

function Nothing({ mayCreate }: { mayCreate: boolean }) {
  const { t } = useTranslation('today')
  const create = (
    <Link to="/meetings/new" className={styles.button ?? ''}>
      <CalendarPlus aria-hidden="true" />
      {t('newMeeting')}
    </Link>
  )
  return (
    <section>
      <EmptyState
        icon={<Sun />}
        title={t('nothing')}
        text={mayCreate ? t('nothingTextSecretary') : t('nothingText')}
        action={mayCreate && create}
      />
    </section>
  )
}

function Loading() {
  const { t } = useTranslation('today')
  return (
    <div className={styles.columns} role="status" aria-label={t('loading')}>
      <div className={styles.shapes}>
        <Skeleton height="14rem" />
        <Skeleton width="40%" height="2rem" />
        <Skeleton height="6rem" />
        <Skeleton height="6rem" />
      </div>
      <Skeleton height="18rem" />
    </div>
  )
}
