// The files of a meeting: seen and fetched by the invited, added and removed by the organisers.
import { Download, FileText, Image, Sheet, Presentation, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Meeting, MeetingDocument } from '#domain/meeting.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { Confirm } from './confirm.tsx'
import styles from './documents.module.css'
import { sizeInWords } from './size-in-words.ts'
import { Uploads } from './uploads.tsx'

/** What a browser shows by itself. */
const SHOWN = /^(application\/pdf|image\/(png|jpeg|gif|webp))$/

type DocumentsProps = {
  readonly meeting: Pick<Meeting, 'id' | 'documents' | 'series'>
  readonly mayEdit: boolean
}

/** The list, and where files are dropped. */
export function Documents({ meeting, mayEdit }: DocumentsProps) {
  const { t } = useTranslation('scheduling')
  const { documents } = meeting
  return (
    <div className={styles.documents}>
      {documents.length === 0 && !mayEdit && <p className={styles.soft}>{t('documents.none')}</p>}
      {documents.length > 0 && (
        <ul className={styles.list}>
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {mayEdit && <Uploads meeting={meeting} />}
    </div>
  )
}

function DocumentRow({ document, mayEdit }: { document: MeetingDocument; mayEdit: boolean }) {
  const { t, i18n } = useTranslation('scheduling')
  const { name, mediaType, bytes } = document
  const path = `/api/documents/${document.id}`
  return (
    <li className={styles.row}>
      <TypeIcon mediaType={mediaType} />
      <span className={styles.words}>
        {SHOWN.test(mediaType) ? (
          <a href={`${path}?inline`} target="_blank" rel="noreferrer" aria-label={t('documents.view', { name })}>
            {name}
          </a>
        ) : (
          <a href={path} download aria-label={t('documents.download', { name })}>
            {name}
          </a>
        )}
        <span className={styles.soft}>{sizeInWords(bytes, i18n.language)}</span>
      </span>
      <a
        className={styles.download}
        href={path}
        download
        aria-label={t('documents.download', { name })}
        title={t('documents.download', { name })}
      >
        <Download aria-hidden="true" />
      </a>
      {mayEdit && <RemoveDocument document={document} />}
    </li>
  )
}

function RemoveDocument({ document: { id, name } }: { document: MeetingDocument }) {
  const { t } = useTranslation('scheduling')
  const [asks, setAsks] = useState(false)
  const remove = useOfficeChange('document.remove', { touches: ['meeting.'] })
  const done = () => {
    setAsks(false)
    showToast({ text: t('documents.removed') })
  }
  return (
    <>
      <IconButton label={t('documents.remove', { name })} icon={<Trash2 />} onPress={() => setAsks(true)} />
      <Confirm
        title={t('documents.removeTitle')}
        text={t('documents.removeText', { name })}
        doLabel={t('documents.remove', { name: '' }).trim()}
        backLabel={t('remove.back')}
        open={asks}
        pending={remove.isPending}
        refusal={remove.error}
        onDo={() => remove.mutate({ id }, { onSuccess: done })}
        onClose={() => setAsks(false)}
      />
    </>
  )
}

function TypeIcon({ mediaType }: { mediaType: string }) {
  if (mediaType.startsWith('image/')) return <Image aria-hidden="true" className={styles.icon} />
  if (/spreadsheet|excel/.test(mediaType)) return <Sheet aria-hidden="true" className={styles.icon} />
  if (/presentation|powerpoint/.test(mediaType)) return <Presentation aria-hidden="true" className={styles.icon} />
  return <FileText aria-hidden="true" className={styles.icon} />
}
