// A page that the person may not see.
import { ShieldX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** Says so, and whom to ask; the server would refuse it all the same. */
export function NotForYou() {
  const { t } = useTranslation('office')
  useTitle(t('notForYou'))
  return <EmptyState icon={<ShieldX />} title={t('notForYou')} text={t('notForYouText')} isPage />
}
