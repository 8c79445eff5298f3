// What is met about: title, level, form.
import { useTranslation } from 'react-i18next'
import { MEETING_FORMS, MEETING_LEVELS } from '#domain/meeting.ts'
import { Choice } from '../../ui/choice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import styles from './form.module.css'

/** The first fields of the form. */
export function WhatFields({ autoFocus }: { autoFocus: boolean }) {
  const { t } = useTranslation('scheduling')
  const { draft, change, problems } = useForm()
  return (
    <FormSection title={t('section.what')}>
      <TextField
        label={t('field.title')}
        value={draft.title}
        onChange={(title) => change({ title })}
        error={problems.has('title') ? t('problem.title') : undefined}
        maxLength={200}
        autoFocus={autoFocus}
        isRequired
      />
      <div className={styles.pair}>
        <Select
          label={t('field.level')}
          placeholder=""
          options={MEETING_LEVELS.map((id) => ({ id, label: t(`level.${id}`) }))}
          chosen={draft.level}
          onChoose={(id) => change({ level: MEETING_LEVELS.find((level) => level === id) ?? draft.level })}
        />
        <Choice
          label={t('field.form')}
          options={MEETING_FORMS.map((id) => ({ id, label: t(`form.${id}`) }))}
          chosen={draft.form}
          onChoose={(form) => change({ form })}
        />
      </div>
    </FormSection>
  )
}
