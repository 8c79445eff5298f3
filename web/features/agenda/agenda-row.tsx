// One item of the agenda.
import { ArrowDown, ArrowUp, Check, ClockAlert, Pencil, Play, Radio, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isWorkedOn } from '#domain/agenda.ts'
import type { AgendaItem } from '#domain/meeting.ts'
import type { AgendaState } from '#domain/state/agenda.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './agenda.module.css'
import { timeOf } from './item-time.ts'
import type { ItemTime } from './item-time.ts'
import { MinutesBar } from './minutes-bar.tsx'
import type { AgendaActs } from './use-agenda-acts.ts'
import { useItemTimeText } from './use-item-time-text.ts'

type AgendaRowProps = {
  readonly item: AgendaItem
  readonly number: number
  readonly isLast: boolean
  readonly agenda: AgendaState
  /** Epoch ms. */
  readonly now: number
  /** Null for those who only read. */
  readonly acts: AgendaActs | null
  /** Its buttons are those that change the agenda. */
  readonly changing: boolean
  readonly removable: boolean
  /** Stands in the item's place while it is being changed. */
  readonly form: ReactNode
  readonly onOpen: () => void
}

/** Title, rapporteur, time; the buttons of those who drive. */
export function AgendaRow(props: AgendaRowProps) {
  const { item, number, agenda, now, acts, changing, form } = props
  const isCurrent = agenda.current?.itemId === item.id
  const state = isCurrent ? 'current' : isWorkedOn(agenda, item.id) ? 'done' : 'open'
  const time = timeOf(agenda, item, now)
  if (form) return <li className={styles.item}>{form}</li>
  return (
    <li className={styles.item} data-state={state} {...(isCurrent && { 'aria-current': 'step' })}>
      <span className={styles.number}>{number}</span>
      <div className={styles.words}>
        <p className={styles.title}>{item.title}</p>
        {item.rapporteur !== '' && <p className={styles.soft}>{item.rapporteur}</p>}
        <ItemState state={state} time={time} />
        <MinutesBar time={time} running={isCurrent} />
      </div>
      {acts && (changing ? <ChangeButtons {...props} acts={acts} /> : !isCurrent && <Start {...props} acts={acts} />)}
    </li>
  )
}

function ItemState({ state, time }: { state: 'current' | 'done' | 'open'; time: ItemTime }) {
  const { t } = useTranslation('agenda')
  const timeText = useItemTimeText()
  return (
    <p className={styles.state}>
      {state === 'current' && (
        <span className={styles.now}>
          <Radio aria-hidden="true" />
          {t('current')}
        </span>
      )}
      {state === 'done' && (
        <span className={styles.done}>
          <Check aria-hidden="true" />
          {t('done')}
        </span>
      )}
      <span>{state === 'open' ? t('plannedOnly', { planned: time.planned }) : timeText(time)}</span>
      {time.over > 0 && (
        <strong className={styles.late}>
          <ClockAlert aria-hidden="true" />
          {t('over', { over: time.over })}
        </strong>
      )}
    </p>
  )
}

type Driven = AgendaRowProps & { readonly acts: AgendaActs }

function Start({ item, number, acts }: Driven) {
  const { t } = useTranslation('agenda')
  return <IconButton label={t('start', { number })} icon={<Play />} onPress={() => acts.start(item.id)} />
}

function ChangeButtons({ item, number, isLast, removable, acts, onOpen }: Driven) {
  const { t } = useTranslation('agenda')
  return (
    <div className={styles.rowButtons}>
      <IconButton label={t('edit', { number })} icon={<Pencil />} onPress={onOpen} />
      <IconButton
        label={t('up', { number })}
        icon={<ArrowUp />}
        isDisabled={number === 1}
        onPress={() => acts.move(item.id, -1)}
      />
      <IconButton
        label={t('down', { number })}
        icon={<ArrowDown />}
        isDisabled={isLast}
        onPress={() => acts.move(item.id, 1)}
      />
      <IconButton
        label={removable ? t('remove', { number }) : t('stays', { number })}
        icon={<Trash2 />}
        tone="danger"
        isDisabled={!removable}
        onPress={() => acts.remove(item.id)}
      />
    </div>
  )
}
