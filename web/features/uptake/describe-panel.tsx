// Saying what the calendar does not know: the field, why it stayed in person, what was held elsewhere.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UptakeMeeting } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FieldSelect, ReasonSelect, StatementFields } from './entry-fields.tsx'
import styles from './form.module.css'

/** The panel. */
export function DescribePanel({ meeting, onClose }: { meeting: UptakeMeeting; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const [draft, setDraft] = useState({
    field: meeting.isFieldGuessed ? null : meeting.field,
    reason: meeting.reason,
    reasonText: meeting.reasonText,
    statement: meeting.statement,
  })
  const describe = useOfficeChange('uptake.describe', { touches: ['uptake.'] })
  const submit = () => {
    const done = () => {
      showToast({ text: t('evidence.describeDone') })
      onClose()
    }
    describe.mutate({ id: meeting.id, revision: meeting.revision, ...draft }, { onSuccess: done })
  }
  return (
    <Panel
      title={t('evidence.describeTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('evidence.cancel')}</Button>
          <Button kind="primary" type="submit" form="uptake-describe" pending={describe.isPending}>
            {t('evidence.save')}
          </Button>
        </>
      }
    >
      <form
        id="uptake-describe"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {describe.error && <Failure refusal={describe.error} />}
        <FieldSelect value={draft.field} onChange={(field) => setDraft({ ...draft, field })} />
        <ReasonSelect value={draft.reason} onChange={(reason) => setDraft({ ...draft, reason })} />
        <TextField
          label={t('entry.fields.reasonText')}
          value={draft.reasonText}
          onChange={(reasonText) => setDraft({ ...draft, reasonText })}
          maxLength={500}
        />
        {meeting.form !== 'in-person' && (
          <StatementFields value={draft.statement} onChange={(statement) => setDraft({ ...draft, statement })} />
        )}
      </form>
    </Panel>
  )
}
