// A part of the session from one time to another, to be exported.
import { Scissors, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './replay.module.css'
import type { Part } from './seek-bar.tsx'
import { elapsed, clockTime } from './times.ts'

/** A part whose end may not be chosen yet. */
export type Marked = { readonly fromMs: number | null; readonly toMs: number | null }

/** The part, once both ends are chosen and in order. */
export function partOf({ fromMs, toMs }: Marked): Part | null {
  return fromMs !== null && toMs !== null && fromMs < toMs ? { fromMs, toMs } : null
}

type ClipBarProps = {
  readonly marked: Marked
  readonly openedAt: number
  readonly onFrom: () => void
  readonly onTo: () => void
  readonly onClear: () => void
  readonly onExport: ((part: Part) => void) | null
}

/** Buttons for both ends, and what is chosen. */
export function ClipBar({ marked, openedAt, onFrom, onTo, onClear, onExport }: ClipBarProps) {
  const { t } = useTranslation('replay')
  const part = partOf(marked)
  const clock = (ms: number | null) => (ms === null ? '…' : clockTime(openedAt + ms))
  const words = {
    from: clock(marked.fromMs),
    to: clock(marked.toMs),
    length: part ? elapsed(part.toMs - part.fromMs) : '…',
  }
  const isMarked = marked.fromMs !== null || marked.toMs !== null
  return (
    <div className={styles.clip}>
      <Button size="small" icon={<Scissors aria-hidden="true" />} onPress={onFrom}>
        {t('clip.from')}
      </Button>
      <Button size="small" onPress={onTo}>
        {t('clip.to')}
      </Button>
      {isMarked && <span role="status">{t('clip.is', words)}</span>}
      {isMarked && <IconButton label={t('clip.clear')} icon={<X />} onPress={onClear} />}
      {part && onExport && (
        <Button kind="primary" size="small" onPress={() => onExport(part)}>
          {t('clip.export')}
        </Button>
      )}
    </div>
  )
}
