// The fields of an account.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/text-field.tsx'
import type { AccountDraft } from './account-draft.ts'
import styles from './accounts.module.css'

type AccountFormProps = {
  /** Its sign, for the button that stands outside of it. */
  readonly id: string
  readonly draft: AccountDraft
  readonly onChange: (draft: AccountDraft) => void
  readonly onSubmit: () => void
  readonly isNew: boolean
  /** The fields of the roles. */
  readonly children: ReactNode
}

/** Name, login, address, then the roles. */
export function AccountForm({ id, draft, onChange, onSubmit, isNew, children }: AccountFormProps) {
  const { t } = useTranslation('accounts')
  return (
    <form
      id={id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <TextField
        label={t('name')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        description={t('nameHint')}
        autoFocus={isNew}
        isRequired
      />
      <TextField
        label={t('login')}
        value={draft.login}
        onChange={(login) => onChange({ ...draft, login })}
        description={t('loginHint')}
        inputMode="email"
        autoComplete="off"
        isRequired
      />
      <TextField
        label={t('email')}
        value={draft.email}
        onChange={(email) => onChange({ ...draft, email })}
        type="email"
        autoComplete="off"
      />
      {children}
    </form>
  )
}
