// Ending a meeting before it is held: cancelling what was sent out, removing a draft.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Meeting, SeriesScope } from '#domain/meeting.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Confirm } from './confirm.tsx'
import { ScopeChoice } from './scope-choice.tsx'

type EndingProps = { readonly meeting: Meeting; readonly onClose: () => void }

/** Cancels with a reason that the invited are told. */
export function CancelDialog({ meeting, onClose }: EndingProps) {
  const { t } = useTranslation('scheduling')
  const [reason, setReason] = useState('')
  const [scope, setScope] = useState<SeriesScope>('this')
  const [tried, setTried] = useState(false)
  const cancel = useOfficeChange('meeting.cancel', { touches: ['meeting.'] })
  const missing = reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing) return
    const { id, revision } = meeting
    const done = () => {
      showToast({ text: t('cancel.done') })
      onClose()
    }
    cancel.mutate({ id, revision, reason: reason.trim(), scope }, { onSuccess: done })
  }
  return (
    <Confirm
      title={t('cancel.title')}
      text={t('cancel.text')}
      doLabel={t('cancel.do')}
      backLabel={t('cancel.back')}
      open
      pending={cancel.isPending}
      refusal={cancel.error}
      onDo={submit}
      onClose={onClose}
    >
      <TextField
        label={t('cancel.reason')}
        value={reason}
        onChange={setReason}
        error={tried && missing ? t('cancel.missing') : undefined}
        maxLength={500}
        autoFocus
        isRequired
      />
      {meeting.series && <ScopeChoice scope={scope} onChoose={setScope} />}
    </Confirm>
  )
}

/** Removes a draft for good. */
export function RemoveDialog({ meeting, onClose }: EndingProps) {
  const { t } = useTranslation('scheduling')
  const navigate = useNavigate()
  const remove = useOfficeChange('meeting.remove', { touches: ['meeting.list', 'meeting.today', 'meeting.search'] })
  const done = () => {
    showToast({ text: t('remove.done') })
    void navigate('/calendar', { replace: true })
  }
  return (
    <Confirm
      title={t('remove.title')}
      text={t('remove.text')}
      doLabel={t('remove.do')}
      backLabel={t('remove.back')}
      open
      pending={remove.isPending}
      refusal={remove.error}
      onDo={() => remove.mutate({ id: meeting.id }, { onSuccess: done })}
      onClose={onClose}
    />
  )
}
