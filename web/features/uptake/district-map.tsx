// The districts as tiles, each about where it lies on the map.
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import hidden from '../../ui/hidden.module.css'
import { Behind } from './behind.tsx'
import { Figure } from './figure.tsx'
import { standingOf } from './need.ts'
import type { Standing } from './need.ts'
import { useNumbers } from './numbers.ts'
import { placesOf } from './tile-places.ts'
import type { NamedDistrict } from './use-figures.ts'
import styles from './districts.module.css'

type MapProps = { readonly districts: readonly NamedDistrict[]; readonly target: number | null }

/** The map with what its shades mean. */
export function DistrictMap({ districts, target }: MapProps) {
  const { t } = useTranslation('uptake')
  const table = {
    name: 'ty-le-tren-ban-do',
    columns: [
      { label: t('columns.district'), kind: 'text' },
      { label: t('columns.ratio'), kind: 'share' },
    ],
    rows: districts.map(({ name, ratio }) => [name, ratio]),
  } as const
  const shown: Standing[] = target === null ? ['noTarget'] : ['far', 'below', 'reached', 'none']
  return (
    <Figure title={t('districts.mapTitle')} description={t('districts.mapDescription')} table={table}>
      <Tiles districts={districts} target={target} />
      <ul className={styles.legend}>
        {shown.map((standing) => (
          <li key={standing}>
            <span className={classNames(styles.sample, styles[standing])} aria-hidden="true" />
            {t(`districts.steps.${standing}`)}
          </li>
        ))}
      </ul>
    </Figure>
  )
}

/** The tiles alone. */
export function Tiles({ districts, target }: MapProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const places = placesOf(districts.map(({ code }) => code))
  return (
    <ul className={styles.tiles}>
      {districts.map(({ districtId, code, name, ratio }) => {
        const [column, row] = places.get(code) ?? [1, 1]
        const standing = standingOf(ratio, target)
        return (
          <li key={districtId} style={{ gridColumn: column, gridRow: row }}>
            <Behind
              question={{ which: 'counted', filter: { districtId } }}
              className={classNames(styles.tile, styles[standing])}
            >
              <span className={styles.tileName}>{name} </span>
              <span className={styles.tileValue}>
                {standing === 'reached' && (
                  <span className={styles.check} aria-hidden="true">
                    ✓{' '}
                  </span>
                )}
                {numbers.share(ratio)}
                <span className={hidden.hidden}>, {t(`districts.steps.${standing}`)}</span>
              </span>
            </Behind>
          </li>
        )
      })}
    </ul>
  )
}
