// The ten districts as small charts on one scale, ordered by need.
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import { Behind } from './behind.tsx'
import { Figure } from './figure.tsx'
import { standingOf } from './need.ts'
import { useNumbers } from './numbers.ts'
import { kindOf } from './period.ts'
import { searchOf } from './place.ts'
import { Plot } from './plot.tsx'
import type { Table } from './table.ts'
import type { FiguresProps, NamedDistrict } from './use-figures.ts'
import styles from './districts.module.css'

/** So many of the last periods each small chart shows. */
const MARKS = 12

type DistrictsProps = FiguresProps & { readonly districts: readonly NamedDistrict[] }

/** Small multiples: each opens the district's meetings. */
export function DistrictCharts({ districts, figures }: DistrictsProps) {
  const { t } = useTranslation('uptake')
  const table = useDistrictTable(districts, figures.target?.ratio ?? null)
  return (
    <Figure title={t('districts.title')} description={t('districts.description')} table={table}>
      <ol className={styles.charts}>
        {districts.map((district) => (
          <li key={district.districtId}>
            <DistrictChart district={district} figures={figures} />
          </li>
        ))}
      </ol>
    </Figure>
  )
}

function DistrictChart({ district, figures }: FiguresProps & { district: NamedDistrict }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { districtId, name, ratio, ownByVideo, meetings, trend, missing } = district
  const target = figures.target?.ratio ?? null
  const kind = kindOf(figures.period.key)
  const filter = { districtId }
  const words = { ratio: numbers.share(ratio), own: numbers.count(ownByVideo), meetings: numbers.count(meetings) }
  const marks = trend[kind].slice(-MARKS).map((mark) => ({
    key: mark.key,
    short: '',
    words: `${name}, ${numbers.period(mark.key)}: ${numbers.share(mark.ratio)}`,
    ratio: mark.ratio,
    target,
    to: searchOf(figures.period.key, { which: 'counted', filter, period: mark.key }),
  }))
  const standing = standingOf(ratio, target)
  return (
    <div className={styles.chart}>
      <div className={styles.chartHead}>
        <Behind question={{ which: 'counted', filter }} className={styles.name}>
          {name}
        </Behind>
        <strong className={styles.value}>{numbers.share(ratio)}</strong>
      </div>
      <Plot
        size="small"
        sentence={t('districts.sentence', { district: name, ...words })}
        marks={marks}
        write={numbers.share}
      />
      <div className={styles.foot}>
        <span>
          <Behind
            question={{ which: 'counted', filter, own: 'by-video' }}
            label={`${name}: ${words.own} ${t('list.own.by-video')}`}
          >
            {words.own}
          </Behind>
          {'/'}
          {words.meetings}
        </span>
        <span className={classNames(standing === 'reached' && styles.reached)}>
          {standing === 'none' && t('districts.noMeetings')}
          {standing === 'reached' && `✓ ${t('districts.reached')}`}
          {(standing === 'far' || standing === 'below') &&
            missing?.more !== null &&
            missing !== null &&
            t('districts.need', { count: missing.more })}
        </span>
      </div>
    </div>
  )
}

function useDistrictTable(districts: readonly NamedDistrict[], target: number | null): Table {
  const { t } = useTranslation('uptake')
  return {
    name: 'ty-le-theo-huyen',
    columns: [
      { label: t('columns.district'), kind: 'text' },
      { label: t('columns.meetings'), kind: 'count' },
      { label: t('columns.byVideo'), kind: 'count' },
      { label: t('columns.ownByVideo'), kind: 'count' },
      { label: t('columns.ratio'), kind: 'share' },
      { label: t('columns.target'), kind: 'share' },
      { label: t('columns.missing'), kind: 'count' },
    ],
    rows: districts.map(({ name, meetings, byVideo, ownByVideo, ratio, missing }) => [
      name,
      meetings,
      byVideo,
      ownByVideo,
      ratio,
      target,
      missing?.more ?? null,
    ]),
  }
}
