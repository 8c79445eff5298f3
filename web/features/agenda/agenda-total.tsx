// When the meeting ends: as planned, and as it looks now.
import { Clock, ClockAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { forecastEnd, nextItem } from '#domain/agenda.ts'
import type { AgendaState } from '#domain/state/agenda.ts'
import { formatTime } from '../../ui/time.ts'
import styles from './agenda.module.css'
import { minutesBetween } from './item-time.ts'

/** The planned end against the forecast one. */
export function AgendaTotal({ agenda, now }: { agenda: AgendaState; now: number }) {
  const { t } = useTranslation('agenda')
  const { plannedEndAt, current } = agenda
  const end = forecastEnd(agenda, now)
  const finished = current === null && nextItem(agenda) === null
  const late = plannedEndAt === null ? 0 : minutesBetween(plannedEndAt, end)
  const Icon = late > 0 && !finished ? ClockAlert : Clock
  return (
    <div className={styles.total}>
      <Icon aria-hidden="true" />
      <div>
        <p className={styles.forecast}>
          {finished ? t('total.finished') : t('total.forecast', { time: formatTime(end) })}
        </p>
        {plannedEndAt !== null && (
          <p className={styles.soft}>
            {t('total.planned', { time: formatTime(plannedEndAt) })}
            {!finished && <Difference late={late} />}
          </p>
        )}
      </div>
    </div>
  )
}

function Difference({ late }: { late: number }) {
  const { t } = useTranslation('agenda')
  if (late > 0) return <strong className={styles.late}>{t('total.late', { minutes: late })}</strong>
  return <span>{late < 0 ? t('total.early', { minutes: -late }) : t('total.onTime')}</span>
}
