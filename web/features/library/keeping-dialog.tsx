// Changing how long recordings are kept, holding them, removing them: one question for all that are chosen.
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RETENTIONS, USUAL_RETENTION } from '#domain/retention.ts'
import type { Retention } from '#domain/retention.ts'
import type { RecordingSummary, Refusal } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { formatBytes } from '../../ui/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './library.module.css'

/** The acts that are asked about. */
export type KeepingAct = 'retain' | 'hold' | 'lift' | 'remove'

type KeepingDialogProps = {
  readonly act: KeepingAct
  readonly recordings: readonly RecordingSummary[]
  readonly onClose: () => void
  /** It was done. */
  readonly onDone: () => void
}

const TOUCHED = { touches: ['recording.'] } as const

/** Asks, with a reason; it is done to all of them or to none. */
export function KeepingDialog(props: KeepingDialogProps) {
  switch (props.act) {
    case 'retain':
      return <Retain {...props} />
    case 'remove':
      return <Remove {...props} />
    case 'hold':
    case 'lift':
      return <Hold {...props} held={props.act === 'hold'} />
  }
}

function Retain({ recordings, onClose, onDone }: KeepingDialogProps) {
  const { t } = useTranslation('library')
  const change = useOfficeChange('recording.retain', TOUCHED)
  const [retention, setRetention] = useState<Retention>(recordings[0]?.retention ?? USUAL_RETENTION)
  const options = RETENTIONS.map((id) => ({ id, label: t(`retentions.${id}`) }))
  const count = recordings.length
  return (
    <Question
      title={t('retainTitle')}
      text={t('retainText', { count })}
      doLabel={t('retainDo')}
      tone="primary"
      pending={change.isPending}
      refusal={change.error}
      onClose={onClose}
      onDo={(reason) => change.mutate({ ids: idsOf(recordings), retention, reason }, told(t('retainDone'), onDone))}
    >
      <Select
        label={t('retainLabel')}
        options={options}
        chosen={retention}
        placeholder=""
        onChoose={(id) => setRetention(RETENTIONS.find((one) => one === id) ?? retention)}
      />
    </Question>
  )
}

function Hold({ recordings, held, onClose, onDone }: KeepingDialogProps & { readonly held: boolean }) {
  const { t } = useTranslation('library')
  const change = useOfficeChange('recording.hold', TOUCHED)
  const word = held ? 'hold' : 'lift'
  const done = told(t(`${word}Done`), onDone)
  return (
    <Question
      title={t(`${word}Title`)}
      text={t(`${word}Text`, { count: recordings.length })}
      doLabel={t(`${word}Do`)}
      tone="primary"
      pending={change.isPending}
      refusal={change.error}
      onClose={onClose}
      onDo={(reason) => change.mutate({ ids: idsOf(recordings), held, reason }, done)}
    />
  )
}

function Remove({ recordings, onClose, onDone }: KeepingDialogProps) {
  const { t, i18n } = useTranslation('library')
  const change = useOfficeChange('recording.remove', TOUCHED)
  const [isSure, setIsSure] = useState(false)
  const hindrance = recordings.some(({ hold }) => hold !== null)
    ? t('removeHeld')
    : recordings.some(({ closedAt }) => closedAt === null) && t('removeLive')
  const bytes = recordings.reduce((sum, one) => sum + one.bytes, 0)
  const done = told(t('removeDone'), onDone)
  return (
    <Question
      title={t('removeTitle')}
      text={t('removeText', { count: recordings.length, size: formatBytes(bytes, i18n.language) })}
      doLabel={t('removeDo')}
      tone="danger"
      disabled={hindrance !== false || !isSure}
      pending={change.isPending}
      refusal={change.error}
      onClose={onClose}
      onDo={(reason) => change.mutate({ ids: idsOf(recordings), reason }, done)}
    >
      {hindrance !== false && <Notice tone="trouble">{hindrance}</Notice>}
      <ul className={styles.named}>
        {recordings.map(({ sessionId, title }) => (
          <li key={sessionId}>{title}</li>
        ))}
      </ul>
      <Checkbox label={t('removeSure')} isSelected={isSure} onChange={setIsSure} />
    </Question>
  )
}

type QuestionProps = {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
  readonly doLabel: string
  readonly tone: 'primary' | 'danger'
  readonly disabled?: boolean
  readonly pending: boolean
  readonly refusal: Refusal | null
  readonly onDo: (reason: string) => void
  readonly onClose: () => void
}

/** A dialog that wants a reason. */
function Question(props: QuestionProps) {
  const { t } = useTranslation(['library', 'common'])
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === ''
  const act = (): void => {
    setTried(true)
    if (!missing) props.onDo(reason.trim())
  }
  return (
    <Dialog title={props.title} closeLabel={t('common:close')} open onClose={props.onClose}>
      <div className={styles.dialog}>
        <p>{props.text}</p>
        {props.children}
        <TextField
          label={t('library:reason')}
          description={t('library:reasonHint')}
          value={reason}
          onChange={setReason}
          error={tried && missing ? t('library:reasonMissing') : undefined}
          maxLength={500}
          isRequired
        />
        {props.refusal && <Failure refusal={props.refusal} />}
      </div>
      <div className={styles.buttons}>
        <Button onPress={props.onClose}>{t('library:back')}</Button>
        <Button kind={props.tone} pending={props.pending} disabled={props.disabled ?? false} onPress={act}>
          {props.doLabel}
        </Button>
      </div>
    </Dialog>
  )
}

function idsOf(recordings: readonly RecordingSummary[]) {
  return recordings.map(({ sessionId }) => sessionId)
}

function told(text: string, onDone: () => void) {
  return {
    onSuccess: () => {
      showToast({ text })
      onDone()
    },
  }
}
