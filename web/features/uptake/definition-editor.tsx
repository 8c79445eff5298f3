// Making a new version of the definition: the rules, what they would change, and the reason.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rules } from '#domain/uptake/definition.ts'
import type { UptakeDefinition } from '#protocol'
import type { OfficeInput } from '../../api/office.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { dayOf } from '../../ui/days.ts'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { serverNow } from '../../ui/server-clock.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Comparison } from './comparison.tsx'
import { RulesForm } from './rules-form.tsx'
import { isTargetInOrder, rulesOf } from './rules-draft.ts'
import styles from './form.module.css'

type EditorProps = { newest: UptakeDefinition; onClose: () => void }

/** Nothing can be saved that has not been compared as it stands. */
export function DefinitionEditor({ newest, onClose }: EditorProps) {
  const { t } = useTranslation('uptake')
  const [rules, setRules] = useState<Rules>(() => rulesOf(newest))
  const [appliesFrom, setAppliesFrom] = useState(() => `${dayOf(serverNow()).slice(0, 4)}-01-01`)
  const [note, setNote] = useState('')
  const compare = useOfficeChange('uptake.definition-compare')
  const save = useOfficeChange('uptake.definition-save', { touches: ['uptake.'] })
  const draft = draftOf(rules, appliesFrom)
  const isCompared = compare.data !== undefined && JSON.stringify(compare.variables) === JSON.stringify(draft)
  const isSound = isTargetInOrder(rules.target) && rules.levels.length > 0 && appliesFrom !== ''
  const submit = () =>
    save.mutate(
      { ...draft, note: note.trim(), after: newest.version },
      {
        onSuccess: ({ version }) => {
          showToast({ text: t('definition.editor.saved', { version }) })
          onClose()
        },
      },
    )
  return (
    <Panel
      title={t('definition.editor.title')}
      isOpen
      onClose={onClose}
      width="l"
      footer={
        <>
          {isCompared && note.trim() === '' && <p className={styles.soft}>{t('definition.editor.noteMissing')}</p>}
          {!isCompared && <p className={styles.soft}>{t('definition.editor.compareFirst')}</p>}
          <Button
            kind={isCompared ? 'secondary' : 'primary'}
            pending={compare.isPending}
            disabled={!isSound}
            onPress={() => compare.mutate(draft)}
          >
            {t('definition.editor.compare')}
          </Button>
          <Button kind="primary" pending={save.isPending} disabled={!isCompared || note.trim() === ''} onPress={submit}>
            {t('definition.editor.save')}
          </Button>
        </>
      }
    >
      {save.error && <Failure refusal={save.error} />}
      {compare.error && <Failure refusal={compare.error} />}
      <RulesForm rules={rules} onChange={setRules} />
      <DateField label={t('definition.editor.appliesFrom')} value={appliesFrom} onChange={setAppliesFrom} isRequired />
      <TextArea label={t('definition.editor.note')} rows={2} value={note} onChange={setNote} isRequired />
      {isCompared && compare.data && <Comparison comparison={compare.data} />}
    </Panel>
  )
}

function draftOf(rules: Rules, appliesFrom: string): OfficeInput<'uptake.definition-compare'> {
  return { rules: { ...rules, levels: [...rules.levels] }, appliesFrom }
}
