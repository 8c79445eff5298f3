// When something could not be had: why, and another try.
import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../i18n/use-refusal-text.ts'
import type { RefusalCode, RefusalDetails } from '#protocol'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

type FailureProps = {
  /** A `Refusal`, or its two parts. */
  readonly refusal: { readonly code: RefusalCode; readonly details?: RefusalDetails | undefined }
  readonly onRetry?: () => void
}

/** A refusal in words, read out at once, with a button to try again. */
export function Failure({ refusal, onRetry }: FailureProps) {
  const { t } = useTranslation('common')
  const { sentence, footnote } = useRefusalText()(refusal.code, refusal.details)
  return (
    <Notice
      tone="trouble"
      footnote={footnote}
      actions={
        onRetry && (
          <Button icon={<RotateCw />} onPress={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    >
      {sentence}
    </Notice>
  )
}
