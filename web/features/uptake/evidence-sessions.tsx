// The sessions of a meeting: what each bridge point was connected, as bars on a line of minutes.
import { VideoOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Definition } from '#domain/uptake/definition.ts'
import type { UptakeEvidence } from '#protocol'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Tag } from '../../ui/tag.tsx'
import { formatTime } from '../../ui/time.ts'
import { Figure } from './figure.tsx'
import { useNumbers } from './numbers.ts'
import { PointBars } from './point-bars.tsx'
import type { Point } from './point-bars.tsx'
import type { Table } from './table.ts'
import styles from './evidence.module.css'

type Session = UptakeEvidence['sessions'][number]

/** Each session, and what several add up to. */
export function EvidenceSessions({ evidence: { sessions, total, definition } }: { evidence: UptakeEvidence }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  if (sessions.length === 0) {
    return <EmptyState icon={<VideoOff />} title={t('evidence.noSessions')} text={t('evidence.noSessionsText')} />
  }
  const ran = sessions.filter(({ isRehearsal }) => !isRehearsal).length
  return (
    <>
      {total && ran > 1 && (
        <Points
          title={t('evidence.total', { count: ran })}
          description={t('evidence.length', { minutes: numbers.minutes(total.lengthMs) })}
          points={total.points}
          lengthMs={total.lengthMs}
          definition={definition}
        />
      )}
      {sessions.map((session) => (
        <OneSession key={session.sessionId} session={session} definition={ran > 1 ? null : definition} />
      ))}
    </>
  )
}

/** @param props.definition null where the sum of all sessions is what is judged */
function OneSession({ session, definition }: { session: Session; definition: Definition | null }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { openedAt, closedAt, from, to, isRehearsal, points } = session
  const title = t('evidence.session', {
    from: formatTime(openedAt),
    to: formatTime(closedAt),
    day: numbers.weekday(openedAt),
  })
  const span = t('evidence.countsFrom', {
    from: formatTime(from),
    to: formatTime(to),
    opened: formatTime(openedAt),
    closed: formatTime(closedAt),
  })
  return (
    <Points
      title={title}
      description={
        isRehearsal ? (
          <Tag>{t('evidence.rehearsal')}</Tag>
        ) : (
          <>
            {t('evidence.length', { minutes: numbers.minutes(to - from) })}. {span}. {t('evidence.hd')}{' '}
            <Recorded session={session} />
          </>
        )
      }
      points={points}
      lengthMs={to - from}
      from={from}
      definition={isRehearsal ? null : definition}
    />
  )
}

function Recorded({ session: { sessionId, recording } }: { session: Session }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  if (recording === null) return t('evidence.noRecording')
  const minutes = numbers.minutes(recording.lengthMs)
  return (
    <>
      {t('evidence.recording', { minutes })}{' '}
      {recording.mayWatch && <Link to={`/recordings/${sessionId}`}>{t('evidence.watch')}</Link>}
    </>
  )
}

type PointsProps = {
  readonly title: string
  readonly description: ReactNode
  readonly points: readonly Point[]
  readonly lengthMs: number
  /** Epoch ms; without it nobody's coming is compared with it. */
  readonly from?: number
  readonly definition: Definition | null
}

function Points({ title, description, points, lengthMs, from, definition }: PointsProps) {
  const { t } = useTranslation('uptake')
  return (
    <Figure title={title} description={description} table={usePointTable(points, lengthMs)}>
      <h3 className={styles.pointsTitle}>{t('evidence.pointsTitle')}</h3>
      <PointBars points={points} lengthMs={lengthMs} from={from ?? null} definition={definition} />
    </Figure>
  )
}

function usePointTable(points: readonly Point[], lengthMs: number): Table {
  const { t } = useTranslation('uptake')
  const whole = (spanMs: number) => Math.floor(spanMs / 60_000)
  return {
    name: 'minh-chung',
    columns: [
      { label: t('evidence.columns.point'), kind: 'text' },
      { label: t('evidence.columns.connected'), kind: 'count' },
      { label: t('evidence.columns.share'), kind: 'share' },
      { label: t('evidence.columns.first'), kind: 'text' },
      { label: t('evidence.columns.interruptions'), kind: 'count' },
      { label: t('evidence.columns.down'), kind: 'count' },
    ],
    rows: points.map(({ name, connectedMs, firstAt, interruptions, downMs }) => [
      name,
      whole(connectedMs),
      lengthMs === 0 ? null : Math.min(1, connectedMs / lengthMs),
      firstAt === null ? null : formatTime(firstAt),
      interruptions,
      whole(downMs),
    ]),
  }
}
