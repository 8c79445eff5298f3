// A one-time link that has just been issued: shown once, to be handed over.
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../ui/copy-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'

/** The whole address with a button to copy it, and how to hand it over. */
export function IssuedLink({ path, endsAt }: { path: string; endsAt: number }) {
  const { t, i18n } = useTranslation('accounts')
  const until = `${formatTime(endsAt)}, ${formatDay(endsAt, i18n.language)}`
  return (
    <Notice tone="ready">
      <CopyField label={t('link')} value={new URL(path, location.origin).href} />
      <p>{t('linkHint', { until })}</p>
    </Notice>
  )
}
