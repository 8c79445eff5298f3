// Setting a password by a one-time link.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Form } from './form.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { advise, isGood } from './password-advice.ts'

type SetPasswordFormProps = { readonly token: string; readonly login: string; readonly onDone: () => void }

/** The login, which cannot be changed here, and the new password. */
export function SetPasswordForm({ token, login, onDone }: SetPasswordFormProps) {
  const { t } = useTranslation('access')
  const [password, setPassword] = useState('')
  const set = useOfficeChange('access.set-password')
  return (
    <Form onSubmit={() => set.mutate({ token, password }, { onSuccess: onDone })}>
      {set.error && <Failure refusal={set.error} />}
      <TextField label={t('login')} value={login} onChange={() => undefined} autoComplete="username" isDisabled />
      <NewPasswordField label={t('newPassword')} value={password} onChange={setPassword} login={login} autoFocus />
      <Button
        type="submit"
        kind="primary"
        size="large"
        pending={set.isPending}
        disabled={!isGood(advise(password, login))}
      >
        {t('setPassword')}
      </Button>
    </Form>
  )
}
