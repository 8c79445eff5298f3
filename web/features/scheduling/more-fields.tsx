// What else the invited should know, and when they are reminded.
import { useTranslation } from 'react-i18next'
import { MultiComboBox } from '../../ui/multi-combo-box.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import { lengthInWords } from './words.ts'

const OFFERED_MIN = [15, 30, 60, 120, 1_440, 2_880, 10_080] as const
const MOST_REMINDERS = 5

/** Note and reminders. */
export function MoreFields() {
  const { t } = useTranslation('scheduling')
  const { draft, change } = useForm()
  const offered = [...new Set([...OFFERED_MIN, ...draft.remindersMin])].toSorted((a, b) => a - b)
  return (
    <FormSection title={t('section.more')}>
      <TextArea
        label={t('field.note')}
        placeholder={t('field.notePlaceholder')}
        rows={3}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <MultiComboBox
        label={t('field.reminders')}
        items={offered.map((minutes) => ({ id: String(minutes), label: lengthInWords(minutes, t) }))}
        values={draft.remindersMin.map(String)}
        onChange={(ids) => change({ remindersMin: ids.slice(0, MOST_REMINDERS).map(Number) })}
      />
    </FormSection>
  )
}
