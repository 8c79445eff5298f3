// What an import would change: the counts as a bar, then every row with its outcome and what is wrong in it.
import { CircleAlert, CircleCheck, CirclePlus, Equal, Pencil } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../checkbox.tsx'
import { DataTable } from '../data-table.tsx'
import type { Column } from '../data-table-column.ts'
import { EmptyState } from '../empty-state.tsx'
import { Notice } from '../notice.tsx'
import { Tag } from '../tag.tsx'
import { OUTCOMES } from './sheet-import.ts'
import type { Outcome, SheetPreview, SheetRow, SheetWords } from './sheet-import.ts'
import styles from './sheet-import.module.css'

const ICONS = { new: CirclePlus, changed: Pencil, same: Equal, wrong: CircleAlert } as const
const TONES = { new: 'ready', changed: 'action', same: 'neutral', wrong: 'live' } as const

type SheetImportPreviewProps<Row extends SheetRow> = {
  readonly preview: SheetPreview<Row>
  readonly fileName: string
  /** Said when the file would change nothing. */
  readonly same: string
  readonly words: SheetWords<Row>
}

/** The preview of a file. */
export function SheetImportPreview<Row extends SheetRow>(props: SheetImportPreviewProps<Row>) {
  const { preview, fileName, same, words } = props
  const { t } = useTranslation('sheetImport')
  const { wrong, ...changes } = preview.counts
  const mattering = wrong > 0 ? wrong : changes.new + changes.changed
  const [brief, setBrief] = useState(mattering > 0)
  const rows = useMemo(() => {
    const matters = wrong > 0 ? ['wrong'] : ['new', 'changed']
    return brief ? preview.rows.filter(({ outcome }) => matters.includes(outcome)) : preview.rows
  }, [preview.rows, wrong, brief])
  return (
    <div className={styles.preview}>
      <p className={styles.file}>{t('fileRows', { name: fileName, count: preview.rows.length })}</p>
      <Counts counts={preview.counts} />
      {wrong > 0 ? (
        <Notice tone="trouble">{t('wrongText', { count: wrong })}</Notice>
      ) : (
        <Notice tone="ready">{mattering > 0 ? t('rightText') : same}</Notice>
      )}
      {mattering > 0 && mattering < preview.rows.length && (
        <Checkbox label={t(wrong > 0 ? 'onlyWrong' : 'onlyChanges')} isSelected={brief} onChange={setBrief} />
      )}
      <Rows rows={rows} words={words} />
    </div>
  )
}

function Counts({ counts }: { counts: SheetPreview<SheetRow>['counts'] }) {
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

function OutcomeTag({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('sheetImport')
  const Icon = ICONS[outcome]
  return (
    <Tag tone={TONES[outcome]} icon={<Icon aria-hidden="true" />}>
      {t(`outcomes.${outcome}`)}
    </Tag>
  )
}

function Rows<Row extends SheetRow>({ rows, words }: { rows: readonly Row[]; words: SheetWords<Row> }) {
  const { t } = useTranslation('sheetImport')
  return (
    <DataTable
      label={t('rows')}
      columns={columnsOf(t, words)}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<EmptyState icon={<CircleCheck />} title={t('noRows')} text={t('noRowsText')} />}
    />
  )
}

type Translate = ReturnType<typeof useTranslation<'sheetImport'>>['t']

function columnsOf<Row extends SheetRow>(t: Translate, words: SheetWords<Row>): Column<Row>[] {
  const { nameLabel, name, code, problems } = words
  return [
    { id: 'row', label: t('row'), width: '5rem', align: 'end', sort: ({ row }) => row, cell: ({ row }) => row },
    {
      id: 'outcome',
      label: t('outcome'),
      width: '9rem',
      sort: ({ outcome }) => OUTCOMES.indexOf(outcome),
      cell: ({ outcome }) => <OutcomeTag outcome={outcome} />,
    },
    {
      id: 'name',
      label: nameLabel,
      isRowHeader: true,
      width: '2fr',
      sort: name,
      cell: (row) => (
        <span>
          {name(row) || t('noName')} {code && <span className={styles.code}>{code(row)}</span>}
        </span>
      ),
    },
    { id: 'problems', label: t('problem'), width: '3fr', cell: (row) => <Problems problems={problems(row)} /> },
  ]
}

function Problems({ problems }: { problems: ReturnType<SheetWords<SheetRow>['problems']> }) {
  return (
    <ul className={styles.problems}>
      {problems.map(({ column, problem }) => (
        <li key={`${column} ${problem}`}>
          <CircleAlert aria-hidden="true" />
          <span>
            <strong>{column}</strong>: {problem}
          </span>
        </li>
      ))}
    </ul>
  )
}
