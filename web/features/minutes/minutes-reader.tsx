// Minutes that are only read: the page, how they stand, and their files.
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Minutes } from '#protocol'
import { minutesPaper } from '#domain/minutes/paper.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Tag } from '../../ui/tag.tsx'
import { PROVINCE_ZONE, formatDay, formatTime } from '../../ui/time.ts'
import { FileLinks } from './file-links.tsx'
import styles from './minutes.module.css'
import { PaperPage } from './paper-page.tsx'
import { standingOf } from './standing.ts'

/** The page as it was signed. */
export function MinutesReader({ minutes }: { minutes: Minutes }) {
  const { t, i18n } = useTranslation('minutes')
  const { content, signed } = minutes
  return (
    <>
      <PageHead
        title={t('title')}
        description={
          <span className={styles.headline}>
            <span>{content.summary}</span>
            {signed && (
              <Tag tone="ready" icon={<ShieldCheck aria-hidden="true" />}>
                {t('status.signed')}
              </Tag>
            )}
          </span>
        }
        actions={<FileLinks minutes={minutes} />}
      />
      {signed && !signed.intact && <Notice tone="trouble">{t('broken')}</Notice>}
      {signed && (
        <dl className={styles.seal}>
          <div>
            <dt>{t('signedBy')}</dt>
            <dd>
              {signed.by}, {formatTime(signed.at)}, {formatDay(signed.at, i18n.language)}
            </dd>
          </div>
          <div>
            <dt>{t('hash')}</dt>
            <dd className={styles.hash}>{signed.sha256}</dd>
          </div>
        </dl>
      )}
      <div className={styles.alone}>
        <PaperPage paper={minutesPaper(content, standingOf(minutes), PROVINCE_ZONE)} />
      </div>
    </>
  )
}
