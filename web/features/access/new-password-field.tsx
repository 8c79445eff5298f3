// The field for a new password, with what makes one good.
import { Check, Circle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { TextField } from '../../ui/text-field.tsx'
import { PASSWORD_LENGTH, advise } from './password-advice.ts'
import styles from './form.module.css'

type NewPasswordFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (password: string) => void
  readonly login: string
  readonly autoFocus?: boolean
}

/** Says of each rule whether it is kept while the password is being typed. */
export function NewPasswordField({ label, value, onChange, login, autoFocus = false }: NewPasswordFieldProps) {
  const { t } = useTranslation('access')
  const advice = advise(value, login)
  const rules = [
    { id: 'long', kept: advice.long, words: t('rules.long', { count: PASSWORD_LENGTH }) },
    { id: 'varied', kept: advice.varied, words: t('rules.varied') },
    { id: 'own', kept: advice.own, words: t('rules.own') },
  ]
  return (
    <>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        type="password"
        autoComplete="new-password"
        description={t('passwordHint')}
        autoFocus={autoFocus}
        isRequired
      />
      <ul className={styles.rules} aria-label={t('rules.label')}>
        {rules.map(({ id, kept, words }) => (
          <li key={id} className={classNames(styles.rule, kept && styles.kept)}>
            {kept ? <Check aria-label={t('rules.kept')} /> : <Circle aria-label={t('rules.notKept')} />}
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
