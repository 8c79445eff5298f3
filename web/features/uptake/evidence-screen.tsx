// Why a meeting counts or not: the verdict in a sentence, what proves it, and what was done to it by hand.
import { CalendarDays, PenLine, Pencil, Printer, Stamp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { EntryId, UptakeEvidence } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/days.ts'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CorrectPanel } from './correct-panel.tsx'
import { DescribePanel } from './describe-panel.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { EvidenceSessions } from './evidence-sessions.tsx'
import { Frame } from './frame.tsx'
import { History, Merged, MergedInto } from './hand-work.tsx'
import { MeetingFacts } from './meeting-facts.tsx'
import { periodOn } from './period.ts'
import { VerdictSection } from './verdict-section.tsx'
import type { Person } from '#protocol'
import styles from './evidence.module.css'

type Act = 'edit' | 'describe' | 'correct'

/** `/uptake/meetings/:entryId` */
export function EvidenceScreen({ id, person }: { id: EntryId; person: Person }) {
  const { t } = useTranslation('uptake')
  const { data, error, refetch } = useOffice('uptake.evidence', { id })
  const [act, setAct] = useState<Act | null>(null)
  return (
    <Frame
      title={data?.meeting.title ?? t('evidence.title')}
      description={data && t(`source.${data.meeting.source}`)}
      actions={data && <Actions evidence={data} onAct={setAct} />}
    >
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Evidence evidence={data} />}
      {data && <Acts act={act} evidence={data} person={person} onClose={() => setAct(null)} />}
    </Frame>
  )
}

function Evidence({ evidence }: { evidence: UptakeEvidence }) {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <MergedInto meeting={evidence.meeting} />
        <VerdictSection evidence={evidence} />
        <EvidenceSessions evidence={evidence} />
      </div>
      <div className={styles.side}>
        <MeetingFacts meeting={evidence.meeting} />
        <Merged evidence={evidence} />
        <History evidence={evidence} />
      </div>
    </div>
  )
}

function Actions({ evidence: { meeting }, onAct }: { evidence: UptakeEvidence; onAct: (act: Act) => void }) {
  const { t } = useTranslation('uptake')
  const navigate = useNavigate()
  const { meetingId, mayEdit, source, mergedInto } = meeting
  const period = periodOn(dayOf(meeting.startsAt), 'quarter')
  return (
    <>
      <Button kind="quiet" onPress={() => void navigate(`/uptake/register?period=${period}`)}>
        {t('evidence.back')}
      </Button>
      {meetingId && (
        <Button icon={<CalendarDays />} onPress={() => void navigate(`/meetings/${meetingId}`)}>
          {t('evidence.toMeeting')}
        </Button>
      )}
      <Button icon={<Printer />} onPress={() => window.print()}>
        {t('print')}
      </Button>
      {mayEdit && source !== 'scheduled' && (
        <Button icon={<Pencil />} onPress={() => onAct('edit')}>
          {t('evidence.edit')}
        </Button>
      )}
      {mayEdit && (
        <Button icon={<PenLine />} onPress={() => onAct('describe')}>
          {t('evidence.describe')}
        </Button>
      )}
      {mayEdit && mergedInto === null && (
        <Button icon={<Stamp />} onPress={() => onAct('correct')}>
          {t('evidence.correct')}
        </Button>
      )}
    </>
  )
}

type ActsProps = { act: Act | null; evidence: UptakeEvidence; person: Person; onClose: () => void }

function Acts({ act, evidence: { meeting }, person, onClose }: ActsProps) {
  if (act === 'edit') return <EntryPanel meeting={meeting} person={person} onClose={onClose} />
  if (act === 'describe') return <DescribePanel meeting={meeting} onClose={onClose} />
  if (act === 'correct') return <CorrectPanel meeting={meeting} onClose={onClose} />
  return null
}

function Loading() {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Skeleton height="7rem" />
        <Skeleton height="18rem" />
      </div>
      <Skeleton height="20rem" />
    </div>
  )
}
