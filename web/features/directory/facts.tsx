// Facts with their names, side by side; a missing one says so.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './detail.module.css'

/** A fact; `href` makes its value a link. */
export type Fact = {
  readonly label: string
  readonly value: string
  readonly href?: string
  /** Small, behind the value. */
  readonly note?: ReactNode
}

/** A list of facts. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useTranslation('directory')
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, href, note }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>
            {value === '' ? (
              <span className={styles.missing}>{t('noData')}</span>
            ) : href === undefined ? (
              value
            ) : (
              <a href={href}>{value}</a>
            )}
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
