// Says whether something is confirmed or a default.
import { CircleCheck, CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag.tsx'

/** Whether something stands confirmed or is a default, in a word and an icon. */
export function ConfirmedTag({ confirmed }: { confirmed: boolean }) {
  const { t } = useTranslation('directory')
  return confirmed ? (
    <Tag tone="ready" icon={<CircleCheck aria-hidden="true" />}>
      {t('confirmed')}
    </Tag>
  ) : (
    <Tag tone="neutral" icon={<CircleHelp aria-hidden="true" />}>
      {t('unconfirmed')}
    </Tag>
  )
}
