// A meeting that was found.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { UnitId } from '#protocol'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { classNames } from '../../ui/class-names.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { Tag } from '../../ui/tag.tsx'
import { timeText } from './event-content.ts'
import { highlight } from './highlight.ts'
import styles from './search.module.css'
import { standingOf } from './shown-meetings.ts'

type SearchHitProps = {
  readonly meeting: MeetingSummary
  readonly typed: string
  readonly now: number
  readonly names: DirectoryNames
  readonly own: readonly UnitId[]
}

/** Day, time, title with the words looked for, who; the whole of it leads to the meeting. */
export function SearchHit({ meeting, typed, now, names, own }: SearchHitProps) {
  const { t, i18n } = useTranslation('calendar')
  const standing = standingOf(meeting, now)
  const day = dayOf(meeting.startsAt)
  const organiser = names.units.get(meeting.organiserId)?.name ?? ''
  const chair = meeting.chairId === null ? undefined : names.officials.get(meeting.chairId)?.title
  return (
    <li>
      <Link to={`/meetings/${meeting.id}`} className={classNames(styles.hit, styles[standing])}>
        <span className={styles.date}>
          <strong>{Number(day.slice(8))}</strong>
          <span>{formatDate(day, i18n.language, { weekday: 'long' })}</span>
        </span>
        <span className={styles.words}>
          <strong className={styles.title}>
            <Marked text={meeting.title} typed={typed} />
          </strong>
          <span className={styles.soft}>
            {timeText(meeting)} · <Marked text={t('organisedBy', { organiser })} typed={typed} />
            {chair !== undefined && ` · ${t('chairedBy', { chair })}`}
          </span>
        </span>
        <span className={styles.tags}>
          {standing !== 'ahead' && standing !== 'past' && (
            <Tag tone={standing === 'running' ? 'action' : 'neutral'}>{t(`standings.${standing}`)}</Tag>
          )}
          {own.includes(meeting.organiserId) && <Tag>{t('search.mine')}</Tag>}
          <Tag>{t(`forms.${meeting.form}`)}</Tag>
        </span>
      </Link>
    </li>
  )
}

function Marked({ text, typed }: { text: string; typed: string }) {
  // Pieces follow each other without ids of their own.
  return highlight(text, typed).map(({ text: piece, marked }, place) =>
    marked ? <mark key={place}>{piece}</mark> : <span key={place}>{piece}</span>,
  )
}
