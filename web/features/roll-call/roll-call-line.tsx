// The roll call in one line.
import { ClipboardCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Attendance } from '#domain/state/roll-call.ts'
import { countsOf } from './attendance.ts'
import styles from './roll-call.module.css'
import { useRollCall } from './use-roll-call.ts'

/** How many are there of how many invited, and what is amiss with the others. */
export function RollCallLine() {
  const { t } = useTranslation('rollCall')
  const rollCall = useRollCall()
  if (!rollCall) return null
  const { entries, quorum } = rollCall
  const counts = new Map<Attendance, number>(countsOf(entries).map(({ attendance, count }) => [attendance, count]))
  const amiss = [
    ['lineLate', counts.get('late')],
    ['lineDown', counts.get('line-down')],
    ['lineAbsent', counts.get('absent')],
    ['lineMissing', counts.get('not-called')],
  ] as const
  return (
    <p className={styles.line}>
      <ClipboardCheck aria-hidden="true" />
      <strong>{t('line', { present: quorum.present, invited: quorum.invited })}</strong>
      {amiss.map(([key, count]) => count !== undefined && <span key={key}>{t(key, { count })}</span>)}
    </p>
  )
}
