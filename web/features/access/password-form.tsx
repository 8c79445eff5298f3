// The first step of signing in: login and password, or single sign-on.
import { Landmark } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Form } from './form.tsx'
import styles from './form.module.css'

type PasswordFormProps = {
  readonly login: string
  readonly onLogin: (login: string) => void
  readonly sso: string | null
  readonly ssoWindow: 'same' | 'new'
  /** The password is right; the second factor is asked next. */
  readonly onChallenge: (challenge: string) => void
  readonly onForgotten: () => void
}

/** Login and password. */
export function PasswordForm({ login, onLogin, sso, ssoWindow, onChallenge, onForgotten }: PasswordFormProps) {
  const { t } = useTranslation('access')
  const [password, setPassword] = useState('')
  const signIn = useOfficeChange('access.sign-in', { touches: [''] })
  // The button is never closed: what a browser fills in by itself is not always told.
  const submit = () => {
    if (login.trim() === '' || password === '') return
    signIn.mutate(
      { login, password },
      {
        onSuccess: (answer) => answer.step === 'second-factor' && onChallenge(answer.challenge),
        onError: () => setPassword(''),
      },
    )
  }
  return (
    <Form onSubmit={submit}>
      {signIn.error && <Failure refusal={signIn.error} />}
      <TextField
        label={t('login')}
        value={login}
        onChange={onLogin}
        autoComplete="username"
        autoFocus={login === ''}
        inputMode="email"
        isRequired
      />
      <TextField
        label={t('password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        autoFocus={login !== ''}
        isRequired
      />
      <Button type="submit" kind="primary" size="large" className={styles.wide} pending={signIn.isPending}>
        {t('signIn')}
      </Button>
      <Button kind="quiet" onPress={onForgotten}>
        {t('forgotten')}
      </Button>
      {sso !== null && (
        <>
          <div className={styles.or}>{t('or')}</div>
          <a className={styles.link} href="/api/sso/start" {...(ssoWindow === 'new' && { target: '_blank' })}>
            <Landmark aria-hidden="true" />
            {t('signInBy', { provider: sso })}
          </a>
        </>
      )}
    </Form>
  )
}
