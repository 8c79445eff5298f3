// A meeting is being moved by keyboard: where to, and whether it is meant.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import styles from './dialogs.module.css'
import { whenText } from './use-moves.ts'
import type { Move } from './use-moves.ts'

type NudgeBarProps = { readonly move: Move; readonly onConfirm: () => void; readonly onCancel: () => void }

/** Enter moves it, Escape leaves it. */
export function NudgeBar({ move, onConfirm, onCancel }: NudgeBarProps) {
  const { t, i18n } = useTranslation('calendar')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      // The meeting has the focus; it must not open.
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Enter') onConfirm()
      else onCancel()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [onConfirm, onCancel])
  return (
    <div className={styles.nudge} role="status">
      <p>{t('nudge', { title: move.meeting.title, when: whenText(move, i18n.language) })}</p>
      <Button kind="primary" onPress={onConfirm}>
        {t('moveIt')}
      </Button>
      <KeyCap>Enter</KeyCap>
      <Button onPress={onCancel}>{t('leave')}</Button>
      <KeyCap>Esc</KeyCap>
    </div>
  )
}
