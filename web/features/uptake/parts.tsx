// What the share is made of: by organising unit, field and level; why not by video, and how each was judged.
import { useTranslation } from 'react-i18next'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { CountBars } from './count-bars.tsx'
import { ShareBars } from './share-bars.tsx'
import type { FiguresProps } from './use-figures.ts'

/** By the units that organised the meetings. */
export function OrganiserShares({ figures: { byOrganiser, target } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  const parts = byOrganiser.map(({ key, ...counts }) => ({
    ...counts,
    key,
    name: units.get(key)?.name ?? key,
    question: { which: 'counted', filter: { organiserId: key } } as const,
  }))
  return (
    <ShareBars
      title={t('parts.organisers')}
      column={t('columns.organiser')}
      file="ty-le-theo-don-vi"
      parts={parts}
      target={target?.ratio ?? null}
    />
  )
}

/** By what the meetings were about. */
export function FieldShares({ figures: { byField, target } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const parts = byField.map(({ key, ...counts }) => ({
    ...counts,
    key,
    name: t(`field.${key}`),
    question: { which: 'counted', filter: { field: key } } as const,
  }))
  return (
    <ShareBars
      title={t('parts.fields')}
      column={t('columns.field')}
      file="ty-le-theo-linh-vuc"
      parts={parts}
      target={target?.ratio ?? null}
    />
  )
}

/** By the levels of government that met. */
export function LevelShares({ figures: { byLevel, target } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const parts = byLevel.map(({ key, ...counts }) => ({
    ...counts,
    key,
    name: t(`level.${key}`),
    question: { which: 'counted', filter: { level: key } } as const,
  }))
  return (
    <ShareBars
      title={t('parts.levels')}
      column={t('columns.level')}
      file="ty-le-theo-cap-hop"
      parts={parts}
      target={target?.ratio ?? null}
    />
  )
}

/** Why counted meetings were not held by video. */
export function ReasonCounts({ figures: { reasons } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const counts = reasons.map(({ key, count }) => ({
    key,
    count,
    name: t(`reason.${key}`),
    question: { which: 'not-by-video', reason: key } as const,
  }))
  return (
    <CountBars
      title={t('parts.reasons')}
      column={t('columns.reason')}
      file="ly-do-hop-truc-tiep"
      counts={counts}
      none={t('parts.reasonsNone')}
    />
  )
}

/** How all meetings of the period were judged, those that do not count included. */
export function CodeCounts({ figures: { codes } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const counts = codes.map(({ key, count }) => ({
    key,
    count,
    name: t(`code.${key}`),
    question: { which: 'all', code: key } as const,
  }))
  return (
    <CountBars
      title={t('parts.codes')}
      column={t('columns.verdict')}
      file="ket-luan"
      counts={counts}
      none={t('parts.none')}
    />
  )
}
