// The shape of the figures before they are there.
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './dashboard.module.css'

/** The headline, the trend, two by two parts. */
export function DashboardSkeleton() {
  return (
    <>
      <Skeleton height="14rem" />
      <Skeleton height="20rem" />
      <div className={styles.halves}>
        {[1, 2, 3, 4].map((place) => (
          <Skeleton key={place} height="16rem" />
        ))}
      </div>
    </>
  )
}
