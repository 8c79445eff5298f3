// The chair calls a bridge point of mine that is missing: before everything else on the page, one press joins.
import { BellRing, LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayMeeting } from '#protocol'
import { formatTime } from '../../ui/time.ts'
import styles from './called.module.css'
import { JOIN_AT_ONCE } from './running.tsx'

/** A seat that is called to come. */
export type Call = {
  readonly meeting: TodayMeeting
  readonly seat: TodayMeeting['seats'][number]
  /** Epoch ms. */
  readonly calledAt: number
}

/** The calls among the meetings, the latest first. */
export function callsIn(meetings: readonly TodayMeeting[]): Call[] {
  return meetings
    .flatMap((meeting) =>
      meeting.seats.flatMap((seat) => (seat.calledAt === null ? [] : [{ meeting, seat, calledAt: seat.calledAt }])),
    )
    .toSorted((a, b) => b.calledAt - a.calledAt)
}

/** One large notice for each seat that is called; read out as soon as it comes. */
export function Called({ calls }: { calls: readonly Call[] }) {
  return (
    <div role="alert" className={calls.length > 0 ? styles.calls : styles.nothing}>
      {calls.map((call) => (
        <OneCall key={`${call.meeting.id} ${call.seat.id}`} call={call} />
      ))}
    </div>
  )
}

function OneCall({ call: { meeting, seat, calledAt } }: { call: Call }) {
  const { t } = useTranslation('today')
  return (
    <div className={styles.call}>
      <BellRing aria-hidden="true" className={styles.bell} />
      <div className={styles.words}>
        <p className={styles.sentence}>{t('called.sentence')}</p>
        <p className={styles.where}>{t('called.where', { name: seat.name, time: formatTime(calledAt) })}</p>
        <p className={styles.where}>{meeting.title}</p>
      </div>
      <Link
        className={styles.join ?? ''}
        data-called={seat.id}
        to={`/meetings/${meeting.id}/join/${seat.id}`}
        state={JOIN_AT_ONCE}
      >
        <LogIn aria-hidden="true" />
        <span>{t('called.join')}</span>
      </Link>
    </div>
  )
}
