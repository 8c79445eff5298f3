// The time of an item of the agenda, in words.
import { useTranslation } from 'react-i18next'
import type { ItemTime } from './item-time.ts'

/** Answers `12/15 phút`, or `12 phút` where nothing is planned. */
export function useItemTimeText(): (time: ItemTime) => string {
  const { t } = useTranslation('agenda')
  return ({ used, planned }) => (planned === 0 ? t('used', { used }) : t('usedOfPlanned', { used, planned }))
}
