// The panel in which an account is made or changed.
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#domain/directory.ts'
import type { Account, Person } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { showToast } from '../../ui/toast.tsx'
import { draftOf, rolesOf } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'
import { AccountSecurity } from './account-security.tsx'
import { RoleFields } from './role-fields.tsx'

type AccountPanelProps = {
  /** Null for a new one. */
  readonly account: Account | null
  readonly units: readonly Unit[]
  readonly person: Person
  readonly now: number
  readonly onClose: () => void
  /** A new account has been made: the next step is its link. */
  readonly onCreated: (id: string) => void
}

/** Who it is, what they may do and where; below, how they get in. */
export function AccountPanel({ account, units, person, now, onClose, onCreated }: AccountPanelProps) {
  const { t } = useTranslation('accounts')
  const form = useId()
  const [draft, setDraft] = useState(() => draftOf(account))
  const save = useOfficeChange('account.save', { touches: ['account.', 'access.read'] })
  const roles = rolesOf(draft, new Set(units.map(({ id }) => id)))
  const ready = roles !== null && draft.login.trim() !== '' && draft.name.trim() !== ''
  const submit = () => {
    if (!ready) return
    const { login, name, email } = draft
    save.mutate(
      { ...(account && { id: account.id }), login, name, email: email.trim(), roles },
      { onSuccess: ({ id }) => (account ? done(onClose) : done(() => onCreated(id))) },
    )
  }
  const done = (next: () => void) => {
    showToast({ text: t(account ? 'saved' : 'created', { name: draft.name }) })
    next()
  }
  return (
    <Panel
      title={account ? account.name : t('create')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" form={form} pending={save.isPending} disabled={!ready}>
            {t('save')}
          </Button>
        </>
      }
    >
      {save.error && <Failure refusal={save.error} />}
      <AccountForm id={form} draft={draft} onChange={setDraft} onSubmit={submit} isNew={account === null}>
        <RoleFields
          roles={draft.roles}
          onChange={(given) => setDraft({ ...draft, roles: given })}
          units={units}
          person={person}
        />
      </AccountForm>
      {account && <AccountSecurity account={account} now={now} />}
    </Panel>
  )
}
