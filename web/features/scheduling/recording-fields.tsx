// How the meeting is recorded: how that begins, what is kept, and for how long.
import { useTranslation } from 'react-i18next'
import { RETENTIONS } from '#domain/retention.ts'
import { RECORDING_POLICIES, RECORDING_STARTS } from '#domain/state/recording.ts'
import type { MeetingRecording } from '#domain/meeting.ts'
import { Select } from '../../ui/select.tsx'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import styles from './form.module.css'

/** A meeting in person has nothing to record; one that is never recorded has nothing more to choose. */
export function RecordingFields() {
  const { t } = useTranslation('scheduling')
  const { draft, change } = useForm()
  const { recording } = draft
  if (draft.form === 'in-person') return null
  const choose = (chosen: Partial<MeetingRecording>) => change({ recording: { ...recording, ...chosen } })
  const one = <T extends string>(all: readonly T[], id: string) => all.find((each) => each === id)
  return (
    <FormSection title={t('section.recording')}>
      <Select
        label={t('field.recordingStarts')}
        placeholder=""
        options={RECORDING_STARTS.map((id) => ({ id, label: t(`recording.starts.${id}`) }))}
        chosen={recording.starts}
        onChoose={(id) => choose({ starts: one(RECORDING_STARTS, id) ?? recording.starts })}
      />
      {recording.starts !== 'never' && (
        <div className={styles.pair}>
          <Select
            label={t('field.recordingPolicy')}
            placeholder=""
            options={RECORDING_POLICIES.map((id) => ({ id, label: t(`recording.policy.${id}`) }))}
            chosen={recording.policy}
            onChoose={(id) => choose({ policy: one(RECORDING_POLICIES, id) ?? recording.policy })}
          />
          <Select
            label={t('field.recordingKept')}
            placeholder=""
            options={RETENTIONS.map((id) => ({ id, label: t(`recording.retention.${id}`) }))}
            chosen={recording.retention}
            onChoose={(id) => choose({ retention: one(RETENTIONS, id) ?? recording.retention })}
          />
        </div>
      )}
    </FormSection>
  )
}
