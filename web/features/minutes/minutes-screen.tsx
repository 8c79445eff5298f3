// The minutes of a meeting: which session, its form beside the page, or the signed page alone.
import { FileClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { MeetingId, Person, SessionId, SessionMinutes } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import { useTitle } from '../../ui/use-title.ts'
import { MinutesEditor } from './minutes-editor.tsx'
import { MinutesReader } from './minutes-reader.tsx'
import styles from './minutes.module.css'

/** While a session goes on its draft grows, ms. */
const AGAIN_MS = 15_000

type MinutesScreenProps = {
  readonly person: Person
  readonly meetingId: MeetingId
  /** Of which session; without one, of the newest. */
  readonly sessionId: SessionId | null
}

/** `/meetings/:meetingId/minutes/:sessionId?` */
export function MinutesScreen({ person, meetingId, sessionId }: MinutesScreenProps) {
  const { t } = useTranslation('minutes')
  useTitle(t('title'))
  const sessions = useOffice('minutes.list', { meetingId })
  if (sessions.error) return <Refused refusal={sessions.error} onRetry={() => void sessions.refetch()} />
  if (!sessions.data) return <Skeleton height="60vh" />
  const chosen = sessionId ?? sessions.data[0]?.sessionId
  if (chosen === undefined) return <None meetingId={meetingId} />
  return (
    <div className={styles.screen}>
      {sessions.data.length > 1 && <SessionChoice meetingId={meetingId} sessions={sessions.data} chosen={chosen} />}
      <OfSession key={chosen} person={person} sessionId={chosen} />
    </div>
  )
}

function OfSession({ person, sessionId }: { person: Person; sessionId: SessionId }) {
  const minutes = useOffice(
    'minutes.read',
    { sessionId },
    { refetchInterval: ({ state: { data } }) => (data?.live && data.revision === 0 ? AGAIN_MS : false) },
  )
  if (minutes.error && !minutes.data) return <Refused refusal={minutes.error} onRetry={() => void minutes.refetch()} />
  if (!minutes.data) return <Skeleton height="60vh" />
  return minutes.data.mayEdit && minutes.data.signed === null ? (
    <MinutesEditor person={person} minutes={minutes.data} />
  ) : (
    <MinutesReader minutes={minutes.data} />
  )
}

type SessionChoiceProps = { meetingId: MeetingId; sessions: readonly SessionMinutes[]; chosen: SessionId }

function SessionChoice({ meetingId, sessions, chosen }: SessionChoiceProps) {
  const { t, i18n } = useTranslation('minutes')
  const navigate = useNavigate()
  const options = sessions.map(({ sessionId, openedAt, status }) => ({
    id: sessionId,
    label: `${formatTime(openedAt)}, ${formatDay(openedAt, i18n.language)} · ${t(`status.${status}`)}`,
  }))
  return (
    <Select
      label={t('session')}
      options={options}
      chosen={chosen}
      placeholder={t('session')}
      onChoose={(id) => void navigate(`/meetings/${meetingId}/minutes/${id}`)}
    />
  )
}

function None({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('minutes')
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<FileClock />}
      isPage
      title={t('none.title')}
      text={t('none.text')}
      action={<Button onPress={() => void navigate(`/meetings/${meetingId}`)}>{t('toMeeting')}</Button>}
    />
  )
}

function Refused({ refusal, onRetry }: { refusal: Parameters<typeof Failure>[0]['refusal']; onRetry: () => void }) {
  const passing = refusal.code !== 'not-found' && refusal.code !== 'not-permitted'
  return <Failure refusal={refusal} {...(passing && { onRetry })} />
}
