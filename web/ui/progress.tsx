// How far something has come.
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Label } from 'react-aria-components/Label'
import styles from './progress.module.css'

type ProgressProps = {
  readonly label: string
  /** 0 to 1; null while nobody can tell. */
  readonly value: number | null
}

/** A bar with its words and its percentage. */
export function Progress({ label, value }: ProgressProps) {
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      minValue={0}
      maxValue={1}
      value={value ?? 0}
      isIndeterminate={value === null}
    >
      {({ valueText, percentage }) => (
        <>
          <div className={styles.words}>
            <Label>{label}</Label>
            {value !== null && <span>{valueText}</span>}
          </div>
          <div className={styles.track}>
            <div className={styles.bar} style={{ width: `${percentage ?? 30}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
