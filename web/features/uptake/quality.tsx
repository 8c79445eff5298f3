// Who came, and on time; how sharp, once that is measured.
import { useTranslation } from 'react-i18next'
import { Figure } from './figure.tsx'
import { useNumbers } from './numbers.ts'
import type { Table } from './table.ts'
import type { FiguresProps } from './use-figures.ts'
import styles from './facts.module.css'

/** Shares of what was measured at the bridge points of counted meetings. */
export function Quality({ figures: { presence } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { invited, attended, onTime } = presence
  const shares = [
    { id: 'attendance', ratio: shareOf(attended, invited), part: attended, whole: invited },
    { id: 'onTime', ratio: shareOf(onTime, attended), part: onTime, whole: attended },
  ] as const
  const table: Table = {
    name: 'dung-gio-co-mat',
    columns: [
      { label: t('columns.part'), kind: 'text' },
      { label: t('columns.ratio'), kind: 'share' },
    ],
    rows: [...shares.map(({ id, ratio }) => [t(`quality.${id}`), ratio] as const), [t('quality.hd'), null]],
  }
  return (
    <Figure title={t('quality.title')} table={table}>
      <dl className={styles.facts}>
        {shares.map(({ id, ratio, part, whole }) => (
          <div key={id} className={styles.fact}>
            <dt>{t(`quality.${id}`)}</dt>
            <dd className={styles.value}>{ratio === null ? t('quality.notMeasured') : numbers.share(ratio)}</dd>
            <dd className={styles.text}>
              {ratio === null
                ? t('quality.noneText')
                : t(`quality.${id}Text`, { part: numbers.count(part), whole: numbers.count(whole) })}
            </dd>
          </div>
        ))}
        <div className={styles.fact}>
          <dt>{t('quality.hd')}</dt>
          <dd className={styles.value}>{t('quality.notMeasured')}</dd>
          <dd className={styles.text}>{t('quality.hdText')}</dd>
        </div>
      </dl>
    </Figure>
  )
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
