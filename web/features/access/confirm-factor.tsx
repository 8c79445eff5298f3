// Handing a new secret to an authenticator program, and proving that it has arrived.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { showToast } from '../../ui/toast.tsx'
import { CodeField, isCode } from './code-field.tsx'
import { Form } from './form.tsx'
import { QrCode } from './qr-code.tsx'
import styles from './me.module.css'

type ConfirmFactorProps = {
  /** Base32, as authenticator programs take it. */
  readonly secret: string
  /** `otpauth://…`, the same in a form that is scanned. */
  readonly uri: string
  readonly onCancel: () => void
}

/** To scan, or to type in groups of four; then the first code. */
export function ConfirmFactor({ secret, uri, onCancel }: ConfirmFactorProps) {
  const { t } = useTranslation('access')
  const [code, setCode] = useState('')
  const confirm = useOfficeChange('access.confirm-factor', { touches: ['access.'] })
  const done = () => showToast({ text: t('factor.added') })
  return (
    <Form onSubmit={() => confirm.mutate({ code }, { onSuccess: done, onError: () => setCode('') })}>
      <ol className={styles.steps}>
        <li>{t('factor.step1')}</li>
        <li>
          {t('factor.step2')}
          <div className={styles.code}>
            <QrCode text={uri} label={t('factor.picture')} />
          </div>
        </li>
        <li>
          {t('factor.step3')}
          <div className={styles.secret}>
            {(secret.match(/.{1,4}/g) ?? []).map((group, index) => (
              // The groups never change places, and two of them may be alike.
              <span key={`${index}-${group}`}>{group}</span>
            ))}
          </div>
        </li>
        <li>{t('factor.step4')}</li>
      </ol>
      {confirm.error && <Failure refusal={confirm.error} />}
      <CodeField value={code} onChange={setCode} />
      <div className={styles.where}>
        <Button type="submit" kind="primary" pending={confirm.isPending} disabled={!isCode(code)}>
          {t('factor.confirm')}
        </Button>
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  )
}
