// The head of the roll call: beginning it, counts, quorum, calling the missing again.
import { CircleCheck, ClipboardCheck, PhoneCall, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isThere } from '#domain/roll-call.ts'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { formatTime } from '../../ui/time.ts'
import { ATTENDANCE_ICONS, countsOf } from './attendance.ts'
import styles from './roll-call.module.css'
import type { RollCall } from './use-roll-call.ts'

type HeadProps = { readonly rollCall: RollCall; readonly keeps: boolean }

/** What a secretary needs before looking at the list. */
export function RollCallHead({ rollCall, keeps }: HeadProps) {
  const { t } = useTranslation('rollCall')
  const live = useLive()
  const { state, entries } = rollCall
  const missing = entries.filter((entry) => !isThere(entry.attendance)).length
  const delegates = entries.reduce((sum, entry) => sum + (isThere(entry.attendance) ? entry.delegates : 0), 0)
  const started = state.startedAt
  const callMissing = () => void live.ask('roll-call.call', { bridgePointIds: 'missing' })
  return (
    <div className={styles.head}>
      <QuorumLine rollCall={rollCall} />
      <Counts rollCall={rollCall} />
      <p className={styles.soft}>
        {started === null ? t('notStarted') : t('startedAt', { time: formatTime(started) })}
        {started !== null && `. ${t('totalDelegates', { count: delegates })}`}
      </p>
      {keeps && (
        <div className={styles.acts}>
          <Button
            kind={started === null ? 'primary' : 'secondary'}
            icon={<ClipboardCheck aria-hidden="true" />}
            onPress={() => void live.ask('roll-call.start', {})}
          >
            {started === null ? t('start') : t('again')}
          </Button>
          <Button icon={<PhoneCall aria-hidden="true" />} disabled={missing === 0} onPress={callMissing}>
            {missing === 0 ? t('nobodyMissing') : t('callMissing', { count: missing })}
          </Button>
        </div>
      )}
      {keeps && (
        <div className={styles.percent}>
          <NumberField
            label={t('quorumPercent')}
            value={state.quorumPercent}
            onChange={(percent) => percent !== null && void live.ask('roll-call.set-quorum', { percent })}
            min={0}
            max={100}
            step={1}
            unit="%"
          />
        </div>
      )}
    </div>
  )
}

function QuorumLine({ rollCall: { quorum } }: { rollCall: RollCall }) {
  const { t } = useTranslation('rollCall')
  const { present, invited, needed, reached } = quorum
  const Icon = reached ? CircleCheck : TriangleAlert
  return (
    <p className={styles.quorum} data-reached={reached} role="status">
      <Icon aria-hidden="true" />
      {t(reached ? 'quorumReached' : 'quorumMissing', { present, invited, needed })}
    </p>
  )
}

/** A bar of all invited, cut by attendance; the same in words below it. */
function Counts({ rollCall: { entries } }: { rollCall: RollCall }) {
  const { t } = useTranslation('rollCall')
  const counts = countsOf(entries)
  return (
    <div className={styles.counts}>
      <div className={styles.bar} aria-hidden="true">
        {counts.map(({ attendance, count }) => (
          <span key={attendance} data-attendance={attendance} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={styles.legend} aria-label={t('counts')}>
        {counts.map(({ attendance, count }) => {
          const Icon = ATTENDANCE_ICONS[attendance]
          return (
            <li key={attendance} className={styles.legendItem} data-attendance={attendance}>
              <Icon aria-hidden="true" />
              <span>
                {t(`attendance.${attendance}`)} <strong>{count}</strong>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
