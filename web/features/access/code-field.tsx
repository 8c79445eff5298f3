// The field for a code of six digits.
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/text-field.tsx'

type CodeFieldProps = {
  readonly value: string
  readonly onChange: (code: string) => void
  readonly description?: string
  readonly autoFocus?: boolean
}

/** Takes digits only, so that a code copied with a space in its middle is right too. */
export function CodeField({ value, onChange, description, autoFocus = false }: CodeFieldProps) {
  const { t } = useTranslation('access')
  return (
    <TextField
      label={t('code')}
      value={value}
      onChange={(typed) => onChange(typed.replaceAll(/\D/g, '').slice(0, 6))}
      inputMode="numeric"
      autoComplete="one-time-code"
      autoFocus={autoFocus}
      isRequired
      {...(description !== undefined && { description })}
    />
  )
}

/** Whether all six digits are there. */
export function isCode(code: string): boolean {
  return /^\d{6}$/.test(code)
}
