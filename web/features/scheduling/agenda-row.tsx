// One item of the agenda in the form.
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AgendaItem } from '#domain/meeting.ts'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './agenda.module.css'

type AgendaRowProps = {
  readonly item: AgendaItem
  readonly number: number
  readonly isLast: boolean
  readonly isDragged: boolean
  readonly error: string | undefined
  readonly onChange: (change: Partial<AgendaItem>) => void
  readonly onRemove: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onDrag: (on: boolean) => void
  readonly onDraggedOver: () => void
}

/** An item; its handle moves it, dragged or by the arrow keys. */
export function AgendaRow(props: AgendaRowProps) {
  const { t } = useTranslation('scheduling')
  const { item, number, onChange } = props
  return (
    <li>
      <div
        className={classNames(styles.row, props.isDragged && styles.dragged)}
        onDragOver={(event) => {
          event.preventDefault()
          props.onDraggedOver()
        }}
        onDrop={(event) => event.preventDefault()}
      >
        <Handle {...props} />
        <div className={styles.fields}>
          <TextField
            label={t('agenda.title', { number })}
            placeholder={t('agenda.titlePlaceholder')}
            value={item.title}
            onChange={(title) => onChange({ title })}
            error={props.error}
            maxLength={200}
          />
          <TextField
            label={t('agenda.rapporteur', { number })}
            placeholder={t('agenda.rapporteurPlaceholder')}
            value={item.rapporteur}
            onChange={(rapporteur) => onChange({ rapporteur })}
            maxLength={200}
          />
          <NumberField
            label={t('agenda.minutes', { number })}
            value={item.plannedMinutes}
            min={0}
            max={1440}
            step={5}
            onChange={(minutes) => onChange({ plannedMinutes: minutes ?? 0 })}
          />
        </div>
        <RowButtons {...props} />
      </div>
    </li>
  )
}

function Handle({ number, onDrag, onMove }: AgendaRowProps) {
  const { t } = useTranslation('scheduling')
  return (
    <button
      type="button"
      className={styles.handle}
      data-handle
      draggable
      aria-label={t('agenda.drag', { number })}
      title={t('agenda.drag', { number })}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', String(number))
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        event.stopPropagation()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <span className={styles.number}>{number}</span>
      <GripVertical aria-hidden="true" />
    </button>
  )
}

function RowButtons({ number, isLast, onMove, onRemove }: AgendaRowProps) {
  const { t } = useTranslation('scheduling')
  return (
    <div className={styles.buttons}>
      {number > 1 && <IconButton label={t('agenda.up', { number })} icon={<ArrowUp />} onPress={() => onMove(-1)} />}
      {!isLast && <IconButton label={t('agenda.down', { number })} icon={<ArrowDown />} onPress={() => onMove(1)} />}
      <IconButton label={t('agenda.remove', { number })} icon={<Trash2 />} onPress={onRemove} />
    </div>
  )
}
