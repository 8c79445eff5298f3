// The agenda as planned, with the hour at which each item begins.
import { useTranslation } from 'react-i18next'
import type { Meeting } from '#domain/meeting.ts'
import { formatTime } from '../../ui/time.ts'
import styles from './meeting-screen.module.css'
import { lengthInWords } from './words.ts'

/** Hours, titles, rapporteurs, minutes. */
export function PlannedAgenda({ meeting: { agenda, startsAt } }: { meeting: Meeting }) {
  const { t } = useTranslation('scheduling')
  if (agenda.length === 0) return <p className={styles.soft}>{t('page.agendaNone')}</p>
  const begins = agenda.map((_, index) =>
    agenda.slice(0, index).reduce((at, { plannedMinutes }) => at + plannedMinutes * 60_000, startsAt),
  )
  return (
    <ol className={styles.agenda}>
      {agenda.map(({ id, title, rapporteur, plannedMinutes }, index) => (
        <li key={id} className={styles.item}>
          <time className={styles.itemTime}>{formatTime(begins[index] ?? startsAt)}</time>
          <span className={styles.itemWords}>
            <strong>{title}</strong>
            {rapporteur !== '' && <span className={styles.soft}>{t('agenda.by', { rapporteur })}</span>}
          </span>
          {plannedMinutes > 0 && <span className={styles.soft}>{lengthInWords(plannedMinutes, t)}</span>}
        </li>
      ))}
    </ol>
  )
}
