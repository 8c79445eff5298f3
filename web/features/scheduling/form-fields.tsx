// All fields of the form, in the order in which a secretary thinks.
import { FilePlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '#domain/meeting.ts'
import { Button } from '../../ui/button.tsx'
import { AgendaFields } from './agenda-fields.tsx'
import { Documents } from './documents.tsx'
import { FormSection } from './form-section.tsx'
import styles from './form.module.css'
import { InvitedFields } from './invited-fields.tsx'
import { KeptOffers } from './kept-offers.tsx'
import { MoreFields } from './more-fields.tsx'
import { QuickLine } from './quick-line.tsx'
import { RecordingFields } from './recording-fields.tsx'
import type { FormState } from './use-form-state.ts'
import { WhatFields } from './what-fields.tsx'
import { WhenFields } from './when-fields.tsx'
import { WhoFields } from './who-fields.tsx'

type FormFieldsProps = {
  readonly meeting: Meeting | null
  readonly state: FormState
  readonly onSaveAndAdd: () => void
}

/** The body of the panel. */
export function FormFields({ meeting, state, onSaveAndAdd }: FormFieldsProps) {
  const { t } = useTranslation('scheduling')
  return (
    <div className={styles.fields}>
      <KeptOffers state={state} current={meeting?.revision ?? null} />
      {!meeting && <QuickLine autoFocus />}
      <WhatFields autoFocus={meeting !== null} />
      <WhenFields />
      <InvitedFields />
      <WhoFields />
      <RecordingFields />
      <AgendaFields />
      <FormSection title={t('section.documents')}>
        {meeting ? (
          <Documents meeting={meeting} mayEdit />
        ) : (
          <div className={styles.later}>
            <p className={styles.soft}>{t('documents.afterSaving')}</p>
            <Button icon={<FilePlus aria-hidden="true" />} onPress={onSaveAndAdd}>
              {t('documents.saveAndAdd')}
            </Button>
          </div>
        )}
      </FormSection>
      <MoreFields />
    </div>
  )
}
