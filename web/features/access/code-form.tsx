// The second step of signing in: the code of the authenticator program.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { CodeField, isCode } from './code-field.tsx'
import { Form } from './form.tsx'
import styles from './form.module.css'

/** Sends the code as soon as its last digit is typed. */
export function CodeForm({ challenge, onBack }: { challenge: string; onBack: () => void }) {
  const { t } = useTranslation('access')
  const [code, setCode] = useState('')
  const confirm = useOfficeChange('access.second-factor', { touches: [''] })
  const send = (typed: string) => confirm.mutate({ challenge, code: typed }, { onError: () => setCode('') })
  const change = (typed: string) => {
    setCode(typed)
    if (isCode(typed) && !confirm.isPending) send(typed)
  }
  return (
    <Form onSubmit={() => isCode(code) && send(code)}>
      {confirm.error && <Failure refusal={confirm.error} />}
      <CodeField value={code} onChange={change} description={t('codeText')} autoFocus />
      <Button
        type="submit"
        kind="primary"
        size="large"
        className={styles.wide}
        pending={confirm.isPending}
        disabled={!isCode(code)}
      >
        {t('confirm')}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {t('backToPassword')}
      </Button>
    </Form>
  )
}
