// Files on their way to a meeting.
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#protocol'
import type { MeetingId } from '#protocol'
import type { Meeting } from '#domain/meeting.ts'
import { uploadDocument } from '../../api/upload.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { newSign } from './draft.ts'
import styles from './documents.module.css'

const ACCEPTED = [
  '.pdf',
  '.doc',
  '.docx',
  '.xls',
  '.xlsx',
  '.ppt',
  '.pptx',
  '.odt',
  '.ods',
  '.odp',
  '.png',
  '.jpg',
  '.jpeg',
]

type Upload = {
  readonly key: string
  readonly name: string
  /** 0 to 1. */
  readonly sent: number
  readonly refusal: Refusal | null
  readonly abort: AbortController
}

/** Where files are dropped, and how far each has come. */
export function Uploads({ meeting: { id, series } }: { meeting: Pick<Meeting, 'id' | 'series'> }) {
  const { t } = useTranslation('scheduling')
  const [wholeSeries, setWholeSeries] = useState(false)
  const { uploads, start, end } = useUploads({ id, wholeSeries })
  return (
    <>
      {uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} onEnd={() => end(upload)} />
      ))}
      {series && <Checkbox label={t('documents.wholeSeries')} isSelected={wholeSeries} onChange={setWholeSeries} />}
      <FileDrop label={t('documents.drop')} accept={ACCEPTED} onFiles={(files) => files.forEach(start)} isMultiple />
    </>
  )
}

function useUploads(target: { readonly id: MeetingId; readonly wholeSeries: boolean }) {
  const refresh = useOfficeRefresh()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const open = useRef(new Set<AbortController>())
  useEffect(() => () => open.current.forEach((abort) => abort.abort()), [])
  const change = (key: string, next: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const drop = (key: string) => setUploads((all) => all.filter((one) => one.key !== key))
  const start = (file: File) => {
    const upload: Upload = { key: newSign(), name: file.name, sent: 0, refusal: null, abort: new AbortController() }
    open.current.add(upload.abort)
    setUploads((all) => [...all, upload])
    void uploadDocument(target, file, (sent) => change(upload.key, { sent }), upload.abort.signal)
      .then(() => {
        drop(upload.key)
        refresh(['meeting.'])
      })
      .catch((error: unknown) => {
        if (upload.abort.signal.aborted) drop(upload.key)
        else change(upload.key, { refusal: error instanceof Refusal ? error : new Refusal('node-unreachable') })
      })
      .finally(() => open.current.delete(upload.abort))
  }
  const end = ({ key, abort }: Upload) => {
    abort.abort()
    drop(key)
  }
  return { uploads, start, end }
}

function UploadRow({ upload: { name, sent, refusal }, onEnd }: { upload: Upload; onEnd: () => void }) {
  const { t } = useTranslation('scheduling')
  const refusalText = useRefusalText()
  return (
    <div className={styles.upload}>
      {refusal ? (
        <p className={styles.failed} role="alert">
          <strong>{t('documents.failed', { name })}</strong> {refusalText(refusal.code, refusal.details).sentence}
        </p>
      ) : (
        <Progress label={t('documents.uploading', { name })} value={sent} />
      )}
      <IconButton
        label={t(refusal ? 'documents.dismiss' : 'documents.cancel', { name })}
        icon={<X />}
        onPress={onEnd}
      />
    </div>
  )
}
