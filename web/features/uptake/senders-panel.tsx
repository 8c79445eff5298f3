// Other systems that may send meetings: made, seen, revoked. A token is shown once.
import { Ban, KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitId, UptakeSender } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { useOffice, useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useNumbers } from './numbers.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import formStyles from './form.module.css'
import styles from './duplicates.module.css'

const TOUCHES = { touches: ['uptake.senders'] }

/** The panel, for administrators of the province. */
export function SendersPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const { data, error, refetch } = useOffice('uptake.senders', {})
  return (
    <Panel title={t('senders.title')} isOpen onClose={onClose}>
      <p>{t('senders.intro')}</p>
      <NewSender />
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="8rem" />}
      {data?.length === 0 && <EmptyState icon={<KeyRound />} title={t('senders.none')} text={t('senders.intro')} />}
      <ul className={styles.pairs} aria-label={t('senders.list')}>
        {data?.map((sender) => (
          <Sender key={sender.id} sender={sender} />
        ))}
      </ul>
    </Panel>
  )
}

function NewSender() {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  const [name, setName] = useState('')
  const [unit, setUnit] = useState<UnitId | null>(null)
  const create = useOfficeChange('uptake.sender-create', TOUCHES)
  const submit = () => create.mutate({ name, unitId: unit }, { onSuccess: () => setName('') })
  return (
    <form
      className={formStyles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') submit()
      }}
    >
      {create.error && <Failure refusal={create.error} />}
      <TextField label={t('senders.name')} value={name} onChange={setName} maxLength={200} isRequired />
      <ComboBox
        label={t('senders.unit')}
        placeholder={t('senders.anyUnit')}
        items={[...units.values()].map((one) => ({ id: one.id, label: one.name, detail: one.code }))}
        value={unit}
        onChange={(id) => setUnit([...units.keys()].find((known) => known === id) ?? null)}
      />
      <div>
        <Button kind="primary" type="submit" pending={create.isPending} disabled={name.trim() === ''}>
          {t('senders.create')}
        </Button>
      </div>
      {create.data && (
        <Notice tone="ready">
          <CopyField label={t('senders.token')} value={create.data.token} />
          <p>{t('senders.tokenHint')}</p>
        </Notice>
      )}
    </form>
  )
}

function Sender({ sender }: { sender: UptakeSender }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { units } = useDirectoryNames()
  const [asking, setAsking] = useState(false)
  const revoke = useOfficeChange('uptake.sender-revoke', TOUCHES)
  const { id, name, unitId, usedAt, revokedAt } = sender
  const used = usedAt === null ? t('senders.neverUsed') : t('senders.used', { when: numbers.moment(usedAt) })
  return (
    <li className={styles.pair}>
      <div className={styles.foot}>
        <div className={styles.entry}>
          <strong>{name}</strong>
          <span>{unitId === null ? t('senders.anyUnit') : (units.get(unitId)?.name ?? unitId)}</span>
          <span className={styles.soft}>
            {revokedAt === null ? used : t('senders.revoked', { when: numbers.moment(revokedAt) })}
          </span>
        </div>
        {revokedAt === null && (
          <Button size="small" kind="danger" icon={<Ban />} onPress={() => setAsking(true)}>
            {t('senders.revoke')}
          </Button>
        )}
      </div>
      {asking && (
        <ReasonDialog
          title={t('senders.revokeTitle', { name })}
          text={t('senders.revokeText')}
          doLabel={t('senders.revoke')}
          tone="danger"
          pending={revoke.isPending}
          refusal={revoke.error}
          onDo={() => revoke.mutate({ id }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}
