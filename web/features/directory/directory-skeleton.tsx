// The shape of the directory while it is fetched.
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './directory.module.css'

const ROWS = ['60%', '80%', '70%', '75%', '65%', '80%', '55%', '70%', '85%', '60%', '75%', '65%']

/** Rows on one side, a sheet on the other. */
export function DirectorySkeleton() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.columns} role="status" aria-label={t('loading')}>
      <div className={styles.finder}>
        <div className={styles.waiting}>
          {ROWS.map((width, index) => (
            // The rows are the same ones for ever.
            <Skeleton key={index} width={width} />
          ))}
        </div>
      </div>
      <div className={styles.detail}>
        <div className={styles.waiting}>
          <Skeleton width="40%" height="2rem" />
          <Skeleton height="6rem" />
          <Skeleton height="12rem" />
        </div>
      </div>
    </div>
  )
}
