// The way into the meeting, from an hour before it begins.
import { LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { unitsFor } from '#domain/permission.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatTime } from '../../ui/time.ts'
import { useNow } from './use-now.ts'
import styles from './meeting-screen.module.css'
import type { MeetingProps } from './meeting-props.ts'

const OPENS_BEFORE_MS = 3_600_000
/** Meetings run late: the way in stays for a while. */
const OPEN_AFTER_MS = 4 * 3_600_000
const SOON_MS = 24 * 3_600_000
/** Somebody of the province could sit anywhere: not every bridge point needs a button. */
const MOST_SEATS = 4

/** One link for each bridge point at which the person may sit, those of their own units first. */
export function JoinButtons({ person, meeting, directory }: MeetingProps) {
  const { t } = useTranslation('scheduling')
  const now = useNow(15_000)
  if (meeting.status !== 'scheduled' || meeting.form === 'in-person') return null
  const opensAt = meeting.startsAt - OPENS_BEFORE_MS
  const seats = seatsOf({ person, meeting, directory })
  if (seats.length === 0 || now > meeting.endsAt + OPEN_AFTER_MS) return null
  if (now < opensAt) {
    return opensAt - now < SOON_MS ? (
      <p className={styles.soft}>{t('page.joinSoon', { time: formatTime(opensAt) })}</p>
    ) : null
  }
  return (
    <div className={styles.joins}>
      {seats.map(({ id, name }, index) => (
        // A whole new page: the meeting's page carries nothing of the office.
        <a
          key={id}
          data-bridge-point={id}
          href={`/meetings/${meeting.id}/join/${id}`}
          className={classNames(styles.join, index === 0 && styles.joinFirst)}
        >
          <LogIn aria-hidden="true" />
          <span>{t('page.joinAs', { point: name })}</span>
        </a>
      ))}
    </div>
  )
}

function seatsOf({ person, meeting, directory }: MeetingProps) {
  const allowed = unitsFor(person.grants, 'session.join')
  const own = new Set(person.unitIds)
  const taking = new Set(meeting.bridgePointIds)
  const may = directory.bridgePoints.filter(
    ({ id, unitId }) =>
      (taking.has(id) || id === meeting.mainBridgePointId) && (allowed === 'all' || allowed.includes(unitId)),
  )
  const mine = may.filter(({ unitId }) => own.has(unitId))
  const main = may.filter(({ id }) => id === meeting.mainBridgePointId)
  return [...new Set([...mine, ...main, ...may])].slice(0, MOST_SEATS)
}
