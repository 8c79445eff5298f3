// A refusal in the words of the person in front of the screen.
import { useTranslation } from 'react-i18next'
import type { RefusalCode, RefusalDetails } from '#protocol'

/** A sentence, and small print with the incident number when there is one. */
export type RefusalText = { readonly sentence: string; readonly footnote: string | undefined }

/** Answers the function that translates a refusal. */
export function useRefusalText(): (code: RefusalCode, details?: RefusalDetails) => RefusalText {
  const { t } = useTranslation(['refusals', 'common'])
  return (code, details) => ({
    sentence: t(`refusals:${code}`),
    footnote: details?.['incident'] === undefined ? undefined : t('common:incident', { incident: details['incident'] }),
  })
}
