// What the list of bridge points is narrowed to, with how many each choice leaves.
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { useTranslation } from 'react-i18next'
import styles from './bridge-point-list.module.css'
import { POINT_FILTERS, passes } from './point-rows.ts'
import type { PointFilter, PointRow } from './point-rows.ts'

type PointFiltersProps = {
  readonly rows: readonly PointRow[]
  readonly chosen: PointFilter
  readonly onChoose: (filter: PointFilter) => void
}

/** One of four, always. */
export function PointFilters({ rows, chosen, onChoose }: PointFiltersProps) {
  const { t } = useTranslation('floor')
  return (
    <ToggleButtonGroup
      className={styles.filters ?? ''}
      aria-label={t('points.filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose(POINT_FILTERS.find((one) => keys.has(one)) ?? 'all')}
    >
      {POINT_FILTERS.map((filter) => (
        <ToggleButton key={filter} id={filter} className={styles.filter ?? ''}>
          {t(`points.filters.${filter}`)}
          <span className={styles.filterCount}>{rows.filter((row) => passes(row, filter)).length}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
