// The field in which a conclusion is written: several lines, saved with Ctrl+Enter.
import { Save } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import styles from './conclusions.module.css'
import { useKeptText } from './kept-text.ts'

/** As many characters as the session takes. */
const MOST = 4_000

type ConclusionFieldProps = {
  /** Under which name what is typed is kept. */
  readonly place: string
  /** The text before the change; empty for a new conclusion. */
  readonly before?: string
  readonly saveWord: string
  /** Answers false when it was turned down: the text stays then. */
  readonly onSave: (text: string) => Promise<boolean>
  /** Offers to give up. */
  readonly onCancel?: () => void
}

/** What is typed survives a reload and a closed tab. */
export function ConclusionField({ place, before = '', saveWord, onSave, onCancel }: ConclusionFieldProps) {
  const { t } = useTranslation('agenda')
  const [text, setText] = useKeptText(place, before)
  const [pending, setPending] = useState(false)
  const written = text.trim()
  const tooLong = written.length > MOST
  const save = async () => {
    if (written === '' || tooLong || pending) return
    setPending(true)
    const saved = await onSave(written)
    setPending(false)
    if (saved) setText(null)
  }
  const cancel = () => {
    setText(null)
    onCancel?.()
  }
  return (
    <div
      className={styles.field}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void save()
      }}
    >
      <TextArea
        label={t('conclusion.label')}
        placeholder={t('conclusion.placeholder')}
        description={t('conclusion.hint')}
        error={tooLong ? t('conclusion.tooLong', { most: MOST }) : undefined}
        value={text}
        onChange={setText}
        rows={4}
        autoFocus={onCancel !== undefined}
      />
      <div className={styles.buttons}>
        <Button
          kind="primary"
          icon={<Save aria-hidden="true" />}
          pending={pending}
          disabled={written === '' || tooLong}
          onPress={() => void save()}
        >
          {saveWord}
        </Button>
        {onCancel && <Button onPress={cancel}>{t('conclusion.cancel')}</Button>}
      </div>
    </div>
  )
}
