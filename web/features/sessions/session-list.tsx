// The open sessions with their bridge points to choose from.
import { CalendarClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SessionCard } from './session-card.tsx'
import styles from './session-list.module.css'
import type { SessionsState } from './use-sessions.ts'

type SessionListProps = SessionsState & { readonly refresh: () => void }

/** The list in all its states: loading, failed, empty, full. */
export function SessionList({ sessions, refusal, loading, refresh }: SessionListProps) {
  const { t } = useTranslation('sessions')
  return (
    <section className={styles.section} aria-busy={sessions === null && loading}>
      <div>
        <h2 className={styles.heading}>{t('heading')}</h2>
        {sessions !== null && sessions.length > 0 && <p className={styles.hint}>{t('choose')}</p>}
      </div>
      {refusal && <Failure refusal={refusal} loading={loading} retry={refresh} />}
      {sessions === null && !refusal && <Loading label={t('loading')} />}
      {sessions?.length === 0 && <Empty refresh={refresh} />}
      {sessions?.map((session) => (
        <SessionCard key={session.sessionId} session={session} />
      ))}
    </section>
  )
}

type FailureProps = { refusal: NonNullable<SessionsState['refusal']>; loading: boolean; retry: () => void }

function Failure({ refusal, loading, retry }: FailureProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const { sentence, footnote } = useRefusalText()(refusal.code, refusal.details)
  const action = (
    <Button onPress={retry} pending={loading}>
      {t('common:retry')}
    </Button>
  )
  return (
    <Notice tone="trouble" footnote={footnote} actions={action}>
      <strong>{t('sessions:failed')}.</strong> {sentence}
    </Notice>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <div className={styles.loading} role="status" aria-label={label}>
      <Skeleton width="24rem" height="2rem" />
      <div className={styles.shapes}>
        {Array.from({ length: 6 }, (_, place) => (
          <Skeleton key={place} height="4.5rem" />
        ))}
      </div>
    </div>
  )
}

function Empty({ refresh }: { refresh: () => void }) {
  const { t } = useTranslation('sessions')
  return (
    <div className={styles.empty}>
      <CalendarClock aria-hidden="true" />
      <h3>{t('emptyTitle')}</h3>
      <p className={styles.hint}>{t('emptyText')}</p>
      <Button onPress={refresh}>{t('refresh')}</Button>
    </div>
  )
}
