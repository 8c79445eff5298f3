// What recomputing the chain has shown.
import { useTranslation } from 'react-i18next'
import type { OfficeContract, Output } from '#protocol'
import { Notice } from '../../ui/notice.tsx'

/** Every line holds, or the first that does not. */
export function ChainResult({ ok, lines, brokenAt }: Output<OfficeContract, 'audit.verify'>) {
  const { t, i18n } = useTranslation('audit')
  const count = new Intl.NumberFormat(i18n.language).format(lines)
  if (ok) return <Notice tone="ready">{t('chainHolds', { count })}</Notice>
  return <Notice tone="trouble">{t('chainBroken', { seq: brokenAt ?? '?' })}</Notice>
}
