// What holding a recording against its hash chains has shown.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './library.module.css'

/** Checks as soon as it stands there. */
export function VerifyResult({ recording: { sessionId: id, title } }: { recording: RecordingSummary }) {
  const { t } = useTranslation('library')
  const { mutate, data, error } = useOfficeChange('recording.verify', { touches: ['recording.'] })
  useEffect(() => mutate({ id }), [mutate, id])
  if (error) return <Failure refusal={error} onRetry={() => mutate({ id })} />
  if (!data) {
    return (
      <Notice>
        <span className={styles.running}>
          <Spinner />
          {t('verifyRunning', { title })}
        </span>
      </Notice>
    )
  }
  if (data.breaks.length === 0) return <Notice tone="ready">{t('verifyWhole', { title })}</Notice>
  return (
    <Notice tone="trouble">
      {t('verifyBroken', { title, count: data.breaks.length })}
      <ul className={styles.named}>
        {data.breaks.map(({ trackId, ...place }) => (
          <li key={`${trackId}/${place.file}`}>{t('verifyPlace', { track: trackId, ...place })}</li>
        ))}
      </ul>
    </Notice>
  )
}
