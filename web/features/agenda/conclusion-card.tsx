// One conclusion as it was written.
import { Pencil, Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Conclusion } from '#domain/state/agenda.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { formatTime } from '../../ui/time.ts'
import { useSecondsSince } from '../../ui/use-seconds-since.ts'
import { ConclusionField } from './conclusion-field.tsx'
import styles from './conclusions.module.css'
import { UNDO_WITHIN_MS } from './use-removals.ts'

/** What those who write can do with it. */
export type CardActs = {
  /** Under which name a change that is being typed is kept. */
  readonly place: string
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onSave: (text: string) => Promise<boolean>
  readonly onRemove: () => void
  readonly onUndo: () => void
}

type ConclusionCardProps = {
  readonly conclusion: Conclusion
  readonly number: number
  /** The item it belongs to, as it is named. */
  readonly itemName: string
  /** Since when it waits to be removed, epoch ms; null else. */
  readonly removedAt: number | null
  /** Null for those who only read. */
  readonly acts: CardActs | null
}

/** Text, item and time; its buttons. */
export function ConclusionCard({ conclusion, number, itemName, removedAt, acts }: ConclusionCardProps) {
  const { t } = useTranslation('agenda')
  if (acts && removedAt !== null) return <Removed number={number} removedAt={removedAt} onUndo={acts.onUndo} />
  if (acts?.isOpen)
    return (
      <li className={styles.card}>
        <ConclusionField
          place={acts.place}
          before={conclusion.text}
          saveWord={t('conclusion.change')}
          onSave={acts.onSave}
          onCancel={acts.onClose}
        />
      </li>
    )
  return (
    <li className={styles.card}>
      <p className={styles.text}>{conclusion.text}</p>
      <div className={styles.below}>
        <p className={styles.soft}>
          {formatTime(conclusion.at)} · {itemName}
        </p>
        {acts && (
          <div className={styles.icons}>
            <IconButton label={t('conclusion.edit', { number })} icon={<Pencil />} onPress={acts.onOpen} />
            <IconButton
              label={t('conclusion.remove', { number })}
              icon={<Trash2 />}
              tone="danger"
              onPress={acts.onRemove}
            />
          </div>
        )}
      </div>
    </li>
  )
}

function Removed({ number, removedAt, onUndo }: { number: number; removedAt: number; onUndo: () => void }) {
  const { t } = useTranslation('agenda')
  const seconds = Math.max(1, UNDO_WITHIN_MS / 1_000 - useSecondsSince(removedAt))
  return (
    <li className={styles.removed}>
      <span role="status">{t('conclusion.removed', { number })}</span>
      <Button icon={<Undo2 aria-hidden="true" />} onPress={onUndo} autoFocus>
        {t('conclusion.undo', { seconds })}
      </Button>
    </li>
  )
}
