// One bridge point of the roll call, marked in one or two presses.
import { Minus, PhoneCall, Plus, UserRound } from 'lucide-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useTranslation } from 'react-i18next'
import { isThere } from '#domain/roll-call.ts'
import type { RollCallEntry } from '#domain/roll-call.ts'
import { MARKABLE } from '#domain/state/roll-call.ts'
import { useLive } from '../../session/live-context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { formatTime } from '../../ui/time.ts'
import { ATTENDANCE_ICONS } from './attendance.ts'
import styles from './roll-call.module.css'

const MOST_DELEGATES = 500

type RowProps = { readonly entry: RollCallEntry; readonly keeps: boolean }

/** Name, attendance, times; for the secretary the marks, the delegates, and the call. */
export function RollCallRow({ entry, keeps }: RowProps) {
  const { t } = useTranslation('rollCall')
  const { bridgePoint, attendance, delegates } = entry
  const Icon = ATTENDANCE_ICONS[attendance]
  return (
    <>
      <div className={styles.first}>
        <span className={styles.sign} data-attendance={attendance}>
          <Icon aria-hidden="true" />
        </span>
        <span className={styles.who}>
          <span className={styles.name}>{bridgePoint.name}</span>
          <span className={styles.soft}>
            {t(`attendance.${attendance}`)}
            <Facts entry={entry} />
          </span>
        </span>
        {keeps && (isThere(attendance) ? <Delegates entry={entry} /> : <Call entry={entry} />)}
        {!keeps && isThere(attendance) && <span>{t('delegates', { count: delegates })}</span>}
      </div>
      {keeps && <Marks entry={entry} />}
      {keeps && attendance === 'absent' && <Reason key={entry.reason} entry={entry} />}
      {!keeps && entry.reason !== '' && <p className={styles.soft}>{entry.reason}</p>}
    </>
  )
}

function Facts({ entry: { attendance, marked, firstAt, goneAt, calledAt } }: { entry: RollCallEntry }) {
  const { t } = useTranslation('rollCall')
  const facts = [
    marked && t('marked'),
    attendance === 'late' && firstAt !== null && t('cameAt', { time: formatTime(firstAt) }),
    attendance === 'line-down' && goneAt !== null && t('goneAt', { time: formatTime(goneAt) }),
    calledAt !== null && !isThere(attendance) && t('calledAt', { time: formatTime(calledAt) }),
  ]
  return facts.filter((fact) => fact !== false).map((fact) => ` · ${fact}`)
}

function Marks({ entry: { bridgePoint, attendance, marked, reason } }: { entry: RollCallEntry }) {
  const { t } = useTranslation('rollCall')
  const live = useLive()
  const bridgePointId = bridgePoint.id
  const { name } = bridgePoint
  return (
    <div className={styles.marks} role="group" aria-label={t('marks', { name })}>
      {MARKABLE.map((mark) => {
        const Icon = ATTENDANCE_ICONS[mark]
        const isMarked = marked && attendance === mark
        const word = t(`attendance.${mark}`)
        return (
          <ToggleButton
            key={mark}
            className={styles.mark ?? ''}
            isSelected={isMarked}
            aria-label={t(isMarked ? 'unmark' : 'mark', { name, attendance: word })}
            onChange={(on) =>
              void live.ask('roll-call.mark', {
                bridgePointId,
                mark: on ? { attendance: mark, reason: mark === 'absent' ? reason : '' } : null,
              })
            }
          >
            <Icon aria-hidden="true" />
            <span>{t(`short.${mark}`)}</span>
          </ToggleButton>
        )
      })}
    </div>
  )
}

function Delegates({ entry: { bridgePoint, delegates } }: { entry: RollCallEntry }) {
  const { t } = useTranslation('rollCall')
  const live = useLive()
  const { id: bridgePointId, name } = bridgePoint
  const set = (count: number) => void live.ask('roll-call.count', { bridgePointId, delegates: count })
  return (
    <div
      className={styles.delegates}
      role="group"
      aria-label={t('delegatesOf', { name })}
      title={t('delegates', { count: delegates })}
    >
      <UserRound aria-hidden="true" />
      <IconButton
        label={t('fewer', { name })}
        icon={<Minus />}
        isDisabled={delegates <= 1}
        onPress={() => set(delegates - 1)}
      />
      <span className={styles.number}>{delegates}</span>
      <IconButton
        label={t('more', { name })}
        icon={<Plus />}
        isDisabled={delegates >= MOST_DELEGATES}
        onPress={() => set(delegates + 1)}
      />
    </div>
  )
}

function Call({ entry: { bridgePoint } }: { entry: RollCallEntry }) {
  const { t } = useTranslation('rollCall')
  const live = useLive()
  return (
    <IconButton
      label={t('call', { name: bridgePoint.name })}
      icon={<PhoneCall />}
      onPress={() => void live.ask('roll-call.call', { bridgePointIds: [bridgePoint.id] })}
    />
  )
}

/** Kept when the field is left or Enter is pressed. */
function Reason({ entry: { bridgePoint, reason } }: { entry: RollCallEntry }) {
  const { t } = useTranslation('rollCall')
  const live = useLive()
  const [text, setText] = useState(reason)
  const keep = () => {
    if (text.trim() === reason) return
    const mark = { attendance: 'absent', reason: text.trim() } as const
    void live.ask('roll-call.mark', { bridgePointId: bridgePoint.id, mark })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep()
  }
  return (
    <form onSubmit={submit}>
      <input
        className={styles.reason}
        value={text}
        maxLength={300}
        aria-label={t('reason', { name: bridgePoint.name })}
        placeholder={t('reasonHint')}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
      />
    </form>
  )
}
