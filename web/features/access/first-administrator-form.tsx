// Making the first account, an administrator of the province.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Form } from './form.tsx'
import { isLogin } from './login-name.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { advise, isGood } from './password-advice.ts'

/** Name, login, password; signs in at once. */
export function FirstAdministratorForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation('access')
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const make = useOfficeChange('access.first-administrator', { touches: [''] })
  const wrongLogin = login !== '' && !isLogin(login)
  const ready = name.trim() !== '' && isLogin(login) && isGood(advise(password, login))
  return (
    <Form onSubmit={() => ready && make.mutate({ token, login, name, password }, { onSuccess: onDone })}>
      {make.error && <Failure refusal={make.error} />}
      <TextField
        label={t('name')}
        value={name}
        onChange={setName}
        autoComplete="name"
        description={t('nameHint')}
        autoFocus
        isRequired
      />
      <TextField
        label={t('login')}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        description={t('loginHint')}
        error={wrongLogin ? t('loginWrong') : undefined}
        isRequired
      />
      <NewPasswordField label={t('password')} value={password} onChange={setPassword} login={login} />
      <Button type="submit" kind="primary" size="large" pending={make.isPending} disabled={!ready}>
        {t('makeFirst')}
      </Button>
    </Form>
  )
}
