// When the password is forgotten.
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Form } from './form.tsx'

type ForgottenFormProps = {
  readonly login: string
  readonly onLogin: (login: string) => void
  readonly onBack: () => void
}

/** Asks for a link by mail; where the server sends no mail it says whom to ask. */
export function ForgottenForm({ login, onLogin, onBack }: ForgottenFormProps) {
  const { t } = useTranslation('access')
  const forgot = useOfficeChange('access.forgot-password')
  const back = <Button onPress={onBack}>{t('backToPassword')}</Button>
  if (forgot.data) {
    return (
      <Notice tone={forgot.data.byMail ? 'ready' : 'info'} actions={back}>
        {forgot.data.byMail ? t('linkSent') : t('askAdministrator')}
      </Notice>
    )
  }
  return (
    <Form onSubmit={() => forgot.mutate({ login })}>
      <p>{t('forgottenText')}</p>
      {forgot.error && <Failure refusal={forgot.error} />}
      <TextField label={t('login')} value={login} onChange={onLogin} autoComplete="username" autoFocus isRequired />
      <Button type="submit" kind="primary" pending={forgot.isPending} disabled={login.trim() === ''}>
        {t('askForLink')}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {t('backToPassword')}
      </Button>
    </Form>
  )
}
