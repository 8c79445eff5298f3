// One's own password.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Form } from './form.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { advise, isGood } from './password-advice.ts'
import { Section } from './section.tsx'

/** The present one, then the new one; the other browsers are signed out. */
export function ChangePassword({ login }: { login: string }) {
  const { t } = useTranslation('access')
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useOfficeChange('access.change-password', { touches: ['access.list-logins'] })
  const done = () => {
    setCurrent('')
    setPassword('')
    showToast({ text: t('me.passwordChanged') })
  }
  return (
    <Section title={t('me.password')}>
      <Form onSubmit={() => change.mutate({ current, password }, { onSuccess: done })}>
        {change.error && <Failure refusal={change.error} />}
        <TextField
          label={t('me.currentPassword')}
          value={current}
          onChange={setCurrent}
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <NewPasswordField label={t('newPassword')} value={password} onChange={setPassword} login={login} />
        <Button type="submit" pending={change.isPending} disabled={current === '' || !isGood(advise(password, login))}>
          {t('me.changePassword')}
        </Button>
      </Form>
    </Section>
  )
}
