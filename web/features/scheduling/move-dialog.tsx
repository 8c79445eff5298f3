// Putting a meeting at another time.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeriesScope } from '#domain/meeting.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { DateField } from '../../ui/date-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ClashBox } from './clash-box.tsx'
import { Confirm } from './confirm.tsx'
import { draftOf, problemsOf, spanOf, startingAt } from './draft.ts'
import type { Draft } from './draft.ts'
import { FormContext } from './form-context.ts'
import type { Form } from './form-context.ts'
import styles from './form.module.css'
import type { MeetingProps } from './meeting-props.ts'
import { namesOf } from './names.ts'
import { ScopeChoice } from './scope-choice.tsx'
import { spanInWords } from './words.ts'

/** Date and hours, with the clashes of the new time beside them. */
export function MoveDialog({ person, meeting, directory, onClose }: MeetingProps & { onClose: () => void }) {
  const { t, i18n } = useTranslation('scheduling')
  const [draft, setDraft] = useState(() => draftOf(meeting, directory))
  const [overrideReason, setOverrideReason] = useState('')
  const [scope, setScope] = useState<SeriesScope>('this')
  const names = useMemo(() => namesOf(directory), [directory])
  const move = useOfficeChange('meeting.move', { touches: ['meeting.'] })
  const span = spanOf(draft)
  const change: Form['change'] = (next) =>
    setDraft((now) => (typeof next === 'function' ? next(now) : { ...now, ...next }))
  const problems = problemsOf(draft, 'draft')
  const clashRefused = move.error?.code === 'clash'
  const shown = { person, directory, names, draft, change, problems, clashRefused }
  const form = { ...shown, overrideReason, setOverrideReason }
  const submit = () => {
    if (!span) return
    const { id, revision } = meeting
    const done = () => {
      showToast({ text: t('move.moved') })
      onClose()
    }
    move.mutate({ id, revision, ...span, scope, overrideReason }, { onSuccess: done })
  }
  return (
    <FormContext value={{ ...form, meetingId: meeting.id }}>
      <Confirm
        title={t('move.title')}
        text={spanInWords(meeting.startsAt, meeting.endsAt, i18n.language)}
        doLabel={t('move.save')}
        backLabel={t('cancel.close')}
        tone="primary"
        open
        pending={move.isPending}
        refusal={move.error}
        onDo={submit}
        onClose={onClose}
      >
        <MoveFields draft={draft} change={change} wrong={span === null} />
        <ClashBox />
        {meeting.series && <ScopeChoice scope={scope} onChoose={setScope} />}
      </Confirm>
    </FormContext>
  )
}

function MoveFields({ draft, change, wrong }: { draft: Draft; change: Form['change']; wrong: boolean }) {
  const { t } = useTranslation('scheduling')
  return (
    <div className={styles.when}>
      <DateField label={t('field.date')} value={draft.date} onChange={(date) => change({ date })} />
      <TimeField
        label={t('field.from')}
        value={draft.from}
        onChange={(from) => change((now) => startingAt(now, from))}
      />
      <TimeField
        label={t('field.to')}
        value={draft.to}
        onChange={(to) => change({ to })}
        error={wrong ? t('problem.time') : undefined}
      />
    </div>
  )
}
