// A bar of a share with the target marked on it.
import { useTranslation } from 'react-i18next'
import { useNumbers } from './numbers.ts'
import styles from './target-line.module.css'

/** The share as a bar from 0 to 100%, a line where the target is. */
export function TargetLine({ ratio, target }: { ratio: number | null; target: number | null }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (
    <div className={styles.frame} aria-hidden="true">
      <div className={styles.track}>
        <div className={styles.bar} style={{ width: `${(ratio ?? 0) * 100}%` }} />
        {target !== null && <div className={styles.target} style={{ insetInlineStart: `${target * 100}%` }} />}
      </div>
      {target !== null && (
        <span className={styles.word} style={{ insetInlineStart: `${target * 100}%` }}>
          {t('chart.target', { target: numbers.share(target) })}
        </span>
      )}
    </div>
  )
}
