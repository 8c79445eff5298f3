// A line's quality: bars and a word.
import { SignalHigh, SignalLow, SignalMedium, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Quality } from '#domain/quality.ts'
import styles from './quality-mark.module.css'

const ICONS = { good: SignalHigh, fair: SignalMedium, poor: SignalLow, lost: Unplug } as const

/** Shape and word differ for each quality. */
export function QualityMark({ quality }: { quality: Quality }) {
  const { t } = useTranslation('meeting')
  const Icon = ICONS[quality]
  return (
    <span className={styles.mark} data-quality={quality} title={t('qualityLabel', { word: t(`quality.${quality}`) })}>
      <Icon aria-hidden="true" />
      <span>{t(`quality.${quality}`)}</span>
    </span>
  )
}
