// Signing in: login and password, then the second factor where there is one.
import { useState } from 'react'
import { CodeForm } from './code-form.tsx'
import { ForgottenForm } from './forgotten-form.tsx'
import { PasswordForm } from './password-form.tsx'

/** What signing in is told. */
export type SignInFormProps = {
  /** The login that is known already. */
  readonly login?: string
  /** The name of the single sign-on's provider. */
  readonly sso: string | null
  /** Where single sign-on opens: beside one's work it needs a window of its own. */
  readonly ssoWindow?: 'same' | 'new'
}

type Step = { readonly name: 'password' | 'forgotten' } | { readonly name: 'code'; readonly challenge: string }

/** Asks step by step. When all is well the office's state changes, and whoever shows this form sees it there. */
export function SignInForm({ login: known = '', sso, ssoWindow = 'same' }: SignInFormProps) {
  const [step, setStep] = useState<Step>({ name: 'password' })
  const [login, setLogin] = useState(known)
  const start = () => setStep({ name: 'password' })
  switch (step.name) {
    case 'code':
      return <CodeForm challenge={step.challenge} onBack={start} />
    case 'forgotten':
      return <ForgottenForm login={login} onLogin={setLogin} onBack={start} />
    case 'password':
      return (
        <PasswordForm
          login={login}
          onLogin={setLogin}
          sso={sso}
          ssoWindow={ssoWindow}
          onChallenge={(challenge) => setStep({ name: 'code', challenge })}
          onForgotten={() => setStep({ name: 'forgotten' })}
        />
      )
  }
}
