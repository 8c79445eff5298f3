// One's own name and e-mail address.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Form } from './form.tsx'
import { Section } from './section.tsx'

/** Saved only when something has changed. */
export function ChangeProfile({ person }: { person: Person }) {
  const { t } = useTranslation('access')
  const [name, setName] = useState(person.name)
  const [email, setEmail] = useState(person.email)
  const change = useOfficeChange('access.change-profile', { touches: ['access.read', 'account.'] })
  const same = name.trim() === person.name && email.trim() === person.email
  const save = () =>
    change.mutate({ name, email: email.trim() }, { onSuccess: () => showToast({ text: t('me.profileSaved') }) })
  return (
    <Section title={t('me.profile')}>
      <Form onSubmit={save}>
        {change.error && <Failure refusal={change.error} />}
        <TextField label={t('name')} value={name} onChange={setName} autoComplete="name" isRequired />
        <TextField
          label={t('email')}
          value={email}
          onChange={setEmail}
          type="email"
          autoComplete="email"
          description={t('emailHint')}
        />
        <Button type="submit" pending={change.isPending} disabled={same || name.trim() === ''}>
          {t('save')}
        </Button>
      </Form>
    </Section>
  )
}
