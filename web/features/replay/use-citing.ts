// Copies a link to a moment with the sentence that says whose and when it is.
import { useTranslation } from 'react-i18next'
import { showToast } from '../../ui/toast.tsx'
import { quoteAddress, quoteSentence } from './quote.ts'
import { speakersAt } from './replay-model.ts'
import type { ReplayModel } from './replay-model.ts'

/** Answers the function that copies the citation of a time, ms since the opening. */
export function useCiting(model: ReplayModel): (ms: number) => void {
  const { t } = useTranslation('replay')
  return (ms) => {
    const names = speakersAt(model, ms).map(model.nameOf)
    const { title, openedAt } = model.timeline
    const quoted = { speaker: names.length === 0 ? null : names.join(', '), title, openedAt, ms }
    const sentence = quoteSentence(quoted, (name) => t('citation.point', { name }))
    const url = quoteAddress(location.href, ms)
    navigator.clipboard.writeText(`${sentence}\n${url}`).then(
      () => showToast({ text: t('citation.copied', { sentence }) }),
      () => showToast({ text: t('citation.failed', { sentence, url }) }),
    )
  }
}
