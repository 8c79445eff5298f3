// What an import would change: the counts as a bar, then every row with its outcome and what is wrong in it.
import { CircleAlert, CircleCheck, CirclePlus, Equal, Pencil } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UptakeImportPreview as Preview, UptakeImportRow } from '#protocol'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import type { Column } from '../../ui/data-table-column.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './import.module.css'

/** In the order of the bar: what needs attention first. */
const OUTCOMES = ['wrong', 'new', 'changed', 'same'] as const
const ICONS = { new: CirclePlus, changed: Pencil, same: Equal, wrong: CircleAlert } as const
const TONES = { new: 'ready', changed: 'action', same: 'neutral', wrong: 'live' } as const

/** The preview of a file. */
export function ImportPreview({ preview, fileName }: { preview: Preview; fileName: string }) {
  const { t } = useTranslation('uptake')
  const { wrong, ...changes } = preview.counts
  const mattering = wrong > 0 ? wrong : changes.new + changes.changed
  const [brief, setBrief] = useState(mattering > 0)
  const rows = useMemo(() => {
    const matters = wrong > 0 ? ['wrong'] : ['new', 'changed']
    return brief ? preview.rows.filter(({ outcome }) => matters.includes(outcome)) : preview.rows
  }, [preview.rows, wrong, brief])
  return (
    <div className={styles.preview}>
      <p className={styles.file}>{t('import.fileRows', { name: fileName, count: preview.rows.length })}</p>
      <Counts counts={preview.counts} />
      {wrong > 0 ? (
        <Notice tone="trouble">{t('import.wrongText', { count: wrong })}</Notice>
      ) : (
        <Notice tone="ready">{t(mattering > 0 ? 'import.rightText' : 'import.sameText')}</Notice>
      )}
      {mattering > 0 && mattering < preview.rows.length && (
        <Checkbox
          label={t(wrong > 0 ? 'import.onlyWrong' : 'import.onlyChanges')}
          isSelected={brief}
          onChange={setBrief}
        />
      )}
      <Rows rows={rows} />
    </div>
  )
}

function Counts({ counts }: { counts: Preview['counts'] }) {
  return (
    <div className={styles.counts}>
      <div className={styles.stack} aria-hidden="true">
        {OUTCOMES.map((outcome) => (
          <div key={outcome} className={styles[outcome]} style={{ flexGrow: counts[outcome] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {OUTCOMES.map((outcome) => (
          <li key={outcome}>
            <OutcomeTag outcome={outcome} />
            <strong>{counts[outcome]}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}

function OutcomeTag({ outcome }: Pick<UptakeImportRow, 'outcome'>) {
  const { t } = useTranslation('uptake')
  const Icon = ICONS[outcome]
  return (
    <Tag tone={TONES[outcome]} icon={<Icon aria-hidden="true" />}>
      {t(`import.outcomes.${outcome}`)}
    </Tag>
  )
}

function Rows({ rows }: { rows: readonly UptakeImportRow[] }) {
  const { t } = useTranslation('uptake')
  return (
    <DataTable
      label={t('import.rows')}
      columns={columnsOf(t)}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState icon={<CircleCheck />} title={t('import.noRows')} text={t('import.noRowsText')} />}
    />
  )
}

type Translate = ReturnType<typeof useTranslation<'uptake'>>['t']

function columnsOf(t: Translate): Column<UptakeImportRow>[] {
  return [
    { id: 'row', label: t('import.row'), width: '5rem', align: 'end', sort: ({ row }) => row, cell: ({ row }) => row },
    {
      id: 'outcome',
      label: t('import.outcome'),
      width: '9rem',
      sort: ({ outcome }) => OUTCOMES.indexOf(outcome),
      cell: ({ outcome }) => <OutcomeTag outcome={outcome} />,
    },
    {
      id: 'title',
      label: t('import.meeting'),
      isRowHeader: true,
      width: '2fr',
      sort: ({ title }) => title,
      cell: ({ title }) => title || '–',
    },
    { id: 'problems', label: t('import.problem'), width: '3fr', cell: (row) => <Problems row={row} /> },
  ]
}

function Problems({ row }: { row: UptakeImportRow }) {
  const { t } = useTranslation('uptake')
  return (
    <ul className={styles.problems}>
      {row.problems.map(({ column, problem }) => (
        <li key={`${column} ${problem}`}>
          <CircleAlert aria-hidden="true" />
          <span>
            <strong>{t(`import.columns.${column}`)}</strong>: {t(`import.problems.${problem}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
