// The page of one meeting: what the invited need to know, what the organisers can do.
import { CalendarX2 } from 'lucide-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { MeetingId, Person } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Documents } from './documents.tsx'
import { draftOf } from './draft.ts'
import { MeetingFacts } from './meeting-facts.tsx'
import { MeetingHead } from './meeting-head.tsx'
import { MeetingPanel } from './meeting-panel.tsx'
import { MeetingPoints } from './meeting-points.tsx'
import type { MeetingProps } from './meeting-props.ts'
import { MeetingReplies } from './meeting-replies.tsx'
import styles from './meeting-screen.module.css'
import { MeetingSkeleton } from './meeting-skeleton.tsx'
import { MyReplies } from './my-replies.tsx'
import { PageSection } from './page-section.tsx'
import { PlannedAgenda } from './planned-agenda.tsx'

/** How often what others change is asked again, ms. */
const AGAIN_MS = 60_000

type MeetingScreenProps = {
  readonly person: Person
  readonly meetingId: MeetingId
  /** What else stands on the page of a meeting, under its documents. */
  readonly more?: (meeting: MeetingProps['meeting']) => ReactNode
}

/** `/meetings/:meetingId`; with `?edit` the form instead. */
export function MeetingScreen({ person, meetingId, more }: MeetingScreenProps) {
  const [params] = useSearchParams()
  const editing = params.has('edit')
  const meeting = useOffice('meeting.read', { id: meetingId }, editing ? {} : { refetchInterval: AGAIN_MS })
  const directory = useOffice('directory.read', {})
  useTitle(meeting.data?.title ?? null)
  const refusal = meeting.error ?? directory.error
  if (refusal && !(meeting.data && directory.data)) {
    if (refusal.code === 'not-found' || refusal.code === 'not-permitted') return <NotForYou />
    return (
      <Failure
        refusal={refusal}
        onRetry={() => {
          void meeting.refetch()
          void directory.refetch()
        }}
      />
    )
  }
  if (!meeting.data || !directory.data) return <MeetingSkeleton />
  const shown = { person, meeting: meeting.data, directory: directory.data }
  return editing && meeting.data.mayEdit ? <Editing key={meetingId} {...shown} /> : <Shown {...shown} more={more} />
}

function Editing({ person, meeting, directory }: MeetingProps) {
  const navigate = useNavigate()
  const back = () => void navigate(`/meetings/${meeting.id}`, { replace: true })
  return (
    <div className={styles.form}>
      <MeetingPanel
        person={person}
        directory={directory}
        meeting={meeting}
        first={draftOf(meeting, directory)}
        onClose={back}
        onSaved={back}
      />
    </div>
  )
}

function Shown({ more, ...props }: MeetingProps & { more: MeetingScreenProps['more'] }) {
  const { t } = useTranslation('scheduling')
  // The form that was left may have been scrolled far down.
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  const { meeting } = props
  const open = meeting.status !== 'cancelled'
  return (
    <div className={styles.page}>
      <MeetingHead {...props} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {meeting.status === 'scheduled' && <MyReplies {...props} />}
          <PageSection title={t('page.agenda')}>
            <PlannedAgenda meeting={meeting} />
          </PageSection>
          {meeting.note !== '' && (
            <PageSection title={t('page.note')}>
              <p className={styles.note}>{meeting.note}</p>
            </PageSection>
          )}
          <PageSection title={t('page.documents')}>
            <Documents meeting={meeting} mayEdit={meeting.mayEdit && open} />
          </PageSection>
          {more?.(meeting)}
          {meeting.mayEdit && meeting.status === 'scheduled' && <MeetingReplies {...props} />}
        </div>
        <div className={styles.side}>
          <MeetingFacts {...props} />
          <MeetingPoints {...props} />
        </div>
      </div>
    </div>
  )
}

function NotForYou() {
  const { t } = useTranslation('scheduling')
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<CalendarX2 />}
      isPage
      title={t('page.notFound')}
      text={t('page.notFoundText')}
      action={<Button onPress={() => void navigate('/calendar')}>{t('page.toCalendar')}</Button>}
    />
  )
}
