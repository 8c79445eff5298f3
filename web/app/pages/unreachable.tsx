// When the server does not say who is there.
import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { FullMessage } from '../../ui/full-message.tsx'

/** What is wrong, over the whole screen, with another try. */
export function Unreachable({ refusal, onRetry }: { refusal: Refusal; onRetry: () => void }) {
  const { t } = useTranslation(['office', 'common'])
  const { sentence, footnote } = useRefusalText()(refusal.code, refusal.details)
  return (
    <FullMessage
      icon={<Unplug />}
      title={t('office:unreachable')}
      footnote={footnote}
      actions={
        <Button kind="primary" onPress={onRetry} autoFocus>
          {t('common:retry')}
        </Button>
      }
    >
      {sentence}
    </FullMessage>
  )
}
