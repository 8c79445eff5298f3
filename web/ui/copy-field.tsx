// Text to be taken elsewhere.
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { FieldLabel } from './field.tsx'
import fieldStyles from './field.module.css'
import styles from './copy-field.module.css'

/** A text that cannot be changed, with a button to copy it; where the browser does not copy, it is selected. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('common')
  const [copied, setCopied] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const copy = async () => {
    input.current?.select()
    // Pages without encryption have no clipboard: there the selection remains, for Ctrl+C.
    if (!isSecureContext) return
    await navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <TextField className={fieldStyles.field ?? ''} value={value} isReadOnly>
      <FieldLabel label={label} />
      <div className={styles.row}>
        <div className={fieldStyles.frame}>
          <Input ref={input} className={fieldStyles.input ?? ''} onFocus={() => input.current?.select()} />
        </div>
        <Button icon={copied ? <Check /> : <Copy />} onPress={() => void copy()}>
          {copied ? t('copied') : t('copy')}
        </Button>
      </div>
    </TextField>
  )
}
