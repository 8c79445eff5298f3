// One's own second factor: whether there is one, adding it, removing it.
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { CodeField, isCode } from './code-field.tsx'
import { ConfirmFactor } from './confirm-factor.tsx'
import { Form } from './form.tsx'
import { Section } from './section.tsx'
import styles from './me.module.css'

/** Says where one stands and leads to the other state. */
export function SecondFactor({ person }: { person: Person }) {
  const { t } = useTranslation('access')
  const on = person.secondFactor
  const mark = on ? (
    <Tag tone="ready" icon={<ShieldCheck />}>
      {t('factor.on')}
    </Tag>
  ) : (
    <Tag tone="floor" icon={<ShieldAlert />}>
      {t('factor.off')}
    </Tag>
  )
  return (
    <Section title={t('factor.title')} mark={mark}>
      <p className={styles.text}>{t('factor.text')}</p>
      {on ? <RemoveFactor /> : <AddFactor />}
    </Section>
  )
}

function AddFactor() {
  const { t } = useTranslation('access')
  const [password, setPassword] = useState('')
  const begin = useOfficeChange('access.begin-factor')
  if (begin.data) return <ConfirmFactor {...begin.data} onCancel={begin.reset} />
  return (
    <Form onSubmit={() => begin.mutate({ password }, { onSettled: () => setPassword('') })}>
      {begin.error && <Failure refusal={begin.error} />}
      <TextField
        label={t('password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        description={t('factor.passwordWhy')}
        isRequired
      />
      <Button type="submit" kind="primary" pending={begin.isPending} disabled={password === ''}>
        {t('factor.begin')}
      </Button>
    </Form>
  )
}

function RemoveFactor() {
  const { t } = useTranslation('access')
  const [asked, setAsked] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const remove = useOfficeChange('access.remove-factor', { touches: ['access.'] })
  if (!asked) return <Button onPress={() => setAsked(true)}>{t('factor.remove')}</Button>
  const done = () => showToast({ text: t('factor.removed') })
  return (
    <Form onSubmit={() => remove.mutate({ password, code }, { onSuccess: done, onError: () => setCode('') })}>
      {remove.error && <Failure refusal={remove.error} />}
      <TextField
        label={t('password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        autoFocus
        isRequired
      />
      <CodeField value={code} onChange={setCode} />
      <div className={styles.where}>
        <Button type="submit" kind="danger" pending={remove.isPending} disabled={password === '' || !isCode(code)}>
          {t('factor.remove')}
        </Button>
        <Button onPress={() => setAsked(false)}>{t('cancel')}</Button>
      </div>
    </Form>
  )
}
