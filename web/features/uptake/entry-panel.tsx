// Entering a meeting into the register, or changing an entered one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Person, UptakeMeeting } from '#protocol'
import { useOffice, useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/days.ts'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { serverNow } from '../../ui/server-clock.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { draftOf, emptyDraft, entryOf, missingIn } from './entry-draft.ts'
import type { EntryDraft } from './entry-draft.ts'
import { EntryForm } from './entry-form.tsx'
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts'
import styles from './form.module.css'

type EntryPanelProps = {
  readonly person: Person
  /** Null for a new one. */
  readonly meeting: UptakeMeeting | null
  readonly onClose: () => void
}

/** The panel; what is typed into a new one outlives a closed tab. */
export function EntryPanel({ person, meeting, onClose }: EntryPanelProps) {
  const { t } = useTranslation('uptake')
  const directory = useOffice('directory.read', {}, { staleTime: 300_000 }).data
  const empty = () => emptyDraft(dayOf(serverNow()), ownUnit(person))
  const [kept] = useState(() => (meeting ? null : keptDraft(person.accountId)))
  const [draft, setDraft] = useState(() => (meeting ? draftOf(meeting) : (kept ?? empty())))
  const saving = useSaving(meeting)
  const change = (next: EntryDraft) => {
    setDraft(next)
    if (!meeting) keepDraft(person.accountId, next)
  }
  const restart = () => {
    forgetDraft(person.accountId)
    setDraft(empty())
  }
  const save = (after: 'close' | 'next') =>
    saving.save(draft, () => {
      restart()
      if (after === 'close') onClose()
    })
  const missing = missingIn(draft)
  return (
    <Panel
      title={t(meeting ? 'entry.edit' : 'entry.new')}
      isOpen
      onClose={onClose}
      footer={
        <>
          {saving.isTried && missing.length > 0 && (
            <p className={styles.missing} role="alert">
              {t('entry.missing', { fields: missing.map((name) => t(`entry.fields.${name}`)).join(', ') })}
            </p>
          )}
          {!meeting && (
            <Button pending={saving.isPending} onPress={() => save('next')}>
              {t('entry.saveAndNext')}
            </Button>
          )}
          <Button kind="primary" pending={saving.isPending} onPress={() => save('close')}>
            {t('entry.save')}
          </Button>
        </>
      }
    >
      {saving.error && <Failure refusal={saving.error} />}
      {kept && <Kept onRestart={restart} />}
      {directory ? (
        <EntryForm draft={draft} directory={directory} person={person} isNew={!meeting} onChange={change} />
      ) : (
        <Skeleton height="30rem" />
      )}
    </Panel>
  )
}

function Kept({ onRestart }: { onRestart: () => void }) {
  const { t } = useTranslation('uptake')
  return (
    <p className={styles.soft}>
      {t('entry.kept')}{' '}
      <Button kind="quiet" size="small" onPress={onRestart}>
        {t('entry.restart')}
      </Button>
    </p>
  )
}

function useSaving(meeting: UptakeMeeting | null) {
  const { t } = useTranslation('uptake')
  const navigate = useNavigate()
  const [isTried, setTried] = useState(false)
  const change = useOfficeChange('uptake.entry-save', { touches: ['uptake.'] })
  const save = (draft: EntryDraft, done: () => void) => {
    setTried(true)
    const entry = entryOf(draft)
    if (entry === null) return
    change.mutate(
      { entry, ...(meeting && { id: meeting.id, revision: meeting.revision }) },
      {
        onSuccess: ({ id }) => {
          const open = { label: t('entry.open'), run: () => void navigate(`/uptake/meetings/${id}`) }
          showToast({ text: t('entry.saved', { title: entry.title }), ...(!meeting && { action: open }) })
          setTried(false)
          done()
        },
      },
    )
  }
  return { save, isTried, isPending: change.isPending, error: change.error }
}

/** The unit for which somebody enters meetings, where it is one alone. */
function ownUnit({ grants }: Person): EntryDraft['organiserId'] {
  const units = grants.flatMap(({ role, units: reached }) => (role === 'secretary' && reached !== 'all' ? reached : []))
  return units[0] ?? null
}
