// The shape of a meeting's page while it is being fetched.
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './meeting-screen.module.css'

/** Title, facts, two lists. */
export function MeetingSkeleton() {
  const { t } = useTranslation('scheduling')
  return (
    <div className={styles.skeleton} role="status" aria-label={t('loading')}>
      <Skeleton width="60%" height="2.5rem" />
      <Skeleton width="40%" />
      <Skeleton height="8rem" />
      <Skeleton height="14rem" />
    </div>
  )
}
