// The columns of a list of meetings, on the page and in a file.
import { CircleCheckBig, CircleDashed, CircleMinus, Clock } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PeriodKey } from '#domain/uptake/period.ts'
import type { UptakeMeeting } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import type { Column } from '../../ui/data-table-column.ts'
import { Tag } from '../../ui/tag.tsx'
import { formatTime } from '../../ui/time.ts'
import { useNumbers } from './numbers.ts'
import type { Table } from './table.ts'
import { outcomeOf } from './use-verdict-words.ts'
import type { Outcome } from './use-verdict-words.ts'
import styles from './list.module.css'

const SIGNS = {
  'by-video': { tone: 'action', Icon: CircleCheckBig },
  'not-by-video': { tone: 'neutral', Icon: CircleMinus },
  'left-out': { tone: 'neutral', Icon: CircleDashed },
  'not-yet': { tone: 'neutral', Icon: Clock },
} as const

/** How a meeting counts: a sign and a word. */
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('uptake')
  const { tone, Icon } = SIGNS[outcome]
  return (
    <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`outcome.${outcome}`)}
    </Tag>
  )
}

/** The columns on the page. */
export function useMeetingColumns(): Column<UptakeMeeting>[] {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  return useMemo(
    () => [
      {
        id: 'title',
        label: t('list.name'),
        isRowHeader: true,
        width: '5fr',
        sort: ({ title }) => title ?? '',
        cell: (meeting) => <TitleCell meeting={meeting} />,
      },
      {
        id: 'time',
        label: t('list.time'),
        width: '2fr',
        sort: ({ startsAt }) => startsAt,
        cell: (meeting) => <TimeCell meeting={meeting} />,
      },
      {
        id: 'organiser',
        label: t('list.organiser'),
        width: '3fr',
        sort: ({ organiserId }) => units.get(organiserId)?.name ?? '',
        cell: ({ organiserId }) => units.get(organiserId)?.name ?? '',
      },
      {
        id: 'form',
        label: t('list.form'),
        width: '6.5rem',
        sort: ({ form }) => form,
        cell: ({ form }) => t(`form.${form}`),
      },
      {
        id: 'verdict',
        label: t('list.verdict'),
        width: '4fr',
        sort: ({ verdict }) => t(`code.${verdict.code}`),
        cell: (meeting) => <VerdictCell meeting={meeting} />,
      },
    ],
    [t, units],
  )
}

type CellProps = { readonly meeting: UptakeMeeting }

function TitleCell({ meeting: { id, title } }: CellProps) {
  const { t } = useTranslation('uptake')
  if (title === null) return <span className={styles.soft}>{t('list.hidden')}</span>
  return <Link to={`/uptake/meetings/${id}`}>{title}</Link>
}

function TimeCell({ meeting: { startsAt, endsAt } }: CellProps) {
  const numbers = useNumbers()
  return (
    <span>
      {numbers.day(startsAt)} <span className={styles.soft}>{`${formatTime(startsAt)}–${formatTime(endsAt)}`}</span>
    </span>
  )
}

function VerdictCell({ meeting: { verdict } }: CellProps) {
  const { t } = useTranslation('uptake')
  return (
    <span className={styles.verdict}>
      <OutcomeTag outcome={outcomeOf(verdict)} />
      <span className={styles.soft}>{t(`code.${verdict.code}`)}</span>
    </span>
  )
}

/** Answers the function that puts meetings into a table for a file. */
export function useMeetingTable(): (meetings: readonly UptakeMeeting[], period: PeriodKey) => Table {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  const numbers = useNumbers()
  const columns = ['name', 'time', 'organiser', 'form', 'level', 'field', 'reason', 'verdict', 'source'] as const
  return (meetings, period) => ({
    name: `so-cuoc-hop-${period}`,
    columns: [
      ...columns.map((id) => ({ label: t(`list.${id}`), kind: 'text' as const })),
      { label: t('list.districts'), kind: 'count' },
    ],
    rows: meetings.map((meeting) => [
      meeting.title ?? t('list.hidden'),
      numbers.moment(meeting.startsAt),
      units.get(meeting.organiserId)?.name ?? '',
      t(`form.${meeting.form}`),
      t(`level.${meeting.level}`),
      t(`field.${meeting.field}`),
      meeting.reason === null ? '' : t(`reason.${meeting.reason}`),
      `${t(`outcome.${outcomeOf(meeting.verdict)}`)}: ${t(`code.${meeting.verdict.code}`)}`,
      t(`source.${meeting.source}`),
      meeting.districtIds.length,
    ]),
  })
}
