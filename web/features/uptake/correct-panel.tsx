// Deciding by hand how a meeting counts: signed, with a reason, kept for ever.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CORRECTED_OUTCOMES } from '#domain/uptake/entry.ts'
import type { UptakeMeeting } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './form.module.css'

/** The panel; "by the rules" takes a correction back. */
export function CorrectPanel({ meeting, onClose }: { meeting: UptakeMeeting; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const [outcome, setOutcome] = useState<Outcome>(meeting.correction?.outcome ?? 'by-video')
  const [reason, setReason] = useState('')
  const correct = useOfficeChange('uptake.correct', { touches: ['uptake.'] })
  const options: readonly Outcome[] = [...CORRECTED_OUTCOMES, ...(meeting.correction ? (['rules'] as const) : [])]
  const submit = () => {
    const { id, revision } = meeting
    const decided = outcome === 'rules' ? null : outcome
    const done = () => {
      showToast({ text: t('evidence.correctDone') })
      onClose()
    }
    correct.mutate({ id, revision, outcome: decided, reason }, { onSuccess: done })
  }
  return (
    <Panel
      title={t('evidence.correctTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('evidence.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="uptake-correct"
            pending={correct.isPending}
            disabled={reason.trim() === ''}
          >
            {t(outcome === 'rules' ? 'evidence.correctTakeBack' : 'evidence.correctDo')}
          </Button>
        </>
      }
    >
      <form
        id="uptake-correct"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p>{t('evidence.correctText')}</p>
        {correct.error && <Failure refusal={correct.error} />}
        <Choice
          label={t('evidence.correctOutcome')}
          options={options.map((id) => ({ id, label: t(`evidence.outcomes.${id}`) }))}
          chosen={outcome}
          onChoose={setOutcome}
        />
        <TextArea label={t('evidence.correctReason')} rows={3} value={reason} onChange={setReason} isRequired />
      </form>
    </Panel>
  )
}

type Outcome = (typeof CORRECTED_OUTCOMES)[number] | 'rules'
