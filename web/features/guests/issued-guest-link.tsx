// A guest's link that has just been made: shown this once, to be copied and sent.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'

/** Whose link, where it leads, and until when (epoch ms). */
export type IssuedGuest = { readonly name: string; readonly path: string; readonly endsAt: number }

/** The whole address with a button to copy it; gone when the person is done with it. */
export function IssuedGuestLink({ issued, onDone }: { issued: IssuedGuest; onDone: () => void }) {
  const { t, i18n } = useTranslation('guests')
  const until = `${formatTime(issued.endsAt)}, ${formatDay(issued.endsAt, i18n.language)}`
  return (
    <Notice tone="ready" actions={<Button onPress={onDone}>{t('done')}</Button>}>
      <CopyField label={t('linkOf', { name: issued.name })} value={new URL(issued.path, location.origin).href} />
      <p>{t('linkHint', { until })}</p>
    </Notice>
  )
}
