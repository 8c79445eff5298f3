// Saving the form as a template.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Confirm } from './confirm.tsx'
import { contentOf } from './draft.ts'
import { useForm } from './form-context.ts'
import { toSend } from './use-saving.ts'

/** Asks for the template's name. */
export function SaveTemplate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['scheduling', 'common'])
  const { draft, directory } = useForm()
  const [name, setName] = useState(draft.title)
  const [tried, setTried] = useState(false)
  const save = useOfficeChange('template.save', { touches: ['template.'] })
  const missing = name.trim() === ''
  const submit = () => {
    setTried(true)
    const content = contentOf({ ...draft, title: draft.title.trim() || name.trim() }, directory)
    if (missing || !content) return
    const template = { unitId: draft.organiserId, name: name.trim(), content: toSend(content) }
    save.mutate(template, {
      onSuccess: () => {
        showToast({ text: t('template.saved') })
        onClose()
      },
    })
  }
  return (
    <Confirm
      title={t('template.saveTitle')}
      text={t('template.saveText')}
      doLabel={t('template.save')}
      backLabel={t('common:close')}
      tone="primary"
      open
      pending={save.isPending}
      refusal={save.error}
      onDo={submit}
      onClose={onClose}
    >
      <TextField
        label={t('template.name')}
        value={name}
        onChange={setName}
        error={tried && missing ? t('template.nameMissing') : undefined}
        maxLength={200}
        autoFocus
        isRequired
      />
    </Confirm>
  )
}
