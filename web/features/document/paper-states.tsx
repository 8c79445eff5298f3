// A document that is still coming, or that cannot be shown.
import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import styles from './document-view.module.css'
import type { PaperTrouble } from './paper.ts'

/** How much of a document has come. */
export function PaperProgress({ name, bytes }: { name: string; bytes: number }) {
  const { t, i18n } = useTranslation('document')
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000)
  return (
    <div className={styles.state}>
      <Progress label={bytes === 0 ? t('loading', { name }) : t('loadingSize', { name, size })} value={null} />
    </div>
  )
}

type PaperFailureProps = { readonly name: string; readonly trouble: PaperTrouble; readonly onRetry: () => void }

/** Why it cannot be shown, and what helps. */
export function PaperFailure({ name, trouble, onRetry }: PaperFailureProps) {
  const { t } = useTranslation('document')
  return (
    <div className={styles.state}>
      <Notice
        tone="trouble"
        actions={
          <Button icon={<RotateCw aria-hidden="true" />} onPress={onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {t(`trouble.${trouble}`, { name })}
      </Notice>
    </div>
  )
}
