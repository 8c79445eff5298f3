// A meeting as a row of a list.
import { Ban, MonitorPlay, PencilLine, Shuffle, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { classNames } from '../../ui/class-names.ts'
import { dayOf } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import { timeText } from './event-content.ts'
import styles from './phone.module.css'
import { standingOf } from './shown-meetings.ts'

const ICONS = { video: MonitorPlay, 'in-person': Users, mixed: Shuffle, draft: PencilLine, cancelled: Ban } as const

type MeetingRowProps = {
  readonly meeting: MeetingSummary
  readonly now: number
  readonly names: DirectoryNames
  readonly onOpen: (box: HTMLElement) => void
}

/** Times, title, who, form and standing; a press opens its card. */
export function MeetingRow({ meeting, now, names, onOpen }: MeetingRowProps) {
  const { t } = useTranslation('calendar')
  const standing = standingOf(meeting, now)
  const Icon = ICONS[standing === 'draft' || standing === 'cancelled' ? standing : meeting.form]
  const chair = meeting.chairId === null ? undefined : names.officials.get(meeting.chairId)?.title
  const organiser = names.units.get(meeting.organiserId)?.name ?? ''
  const word = standing === 'ahead' || standing === 'past' ? null : t(`standings.${standing}`)
  return (
    <button
      type="button"
      className={classNames(styles.row, styles[standing])}
      data-meeting={meeting.id}
      data-day={dayOf(meeting.startsAt)}
      data-at={meeting.startsAt}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <span className={styles.times} aria-hidden="true">
        <strong>{formatTime(meeting.startsAt)}</strong>
        <span>{formatTime(meeting.endsAt)}</span>
      </span>
      <span className={styles.words} aria-hidden="true">
        <strong className={styles.name}>{meeting.title}</strong>
        <span className={styles.soft}>{chair === undefined ? organiser : t('chairedBy', { chair })}</span>
        <span className={styles.kind}>
          <Icon aria-hidden="true" />
          {t(`forms.${meeting.form}`)}
          {word !== null && <b>{word}</b>}
        </span>
      </span>
      <span className={styles.spoken}>
        {[meeting.title, timeText(meeting), t(`forms.${meeting.form}`), word, chair ?? organiser]
          .filter(Boolean)
          .join(', ')}
      </span>
    </button>
  )
}
