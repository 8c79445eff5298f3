// The recordings in a table: choose, open, act on one.
import { Download, EllipsisVertical, Play, Scale, ShieldCheck, Timer, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordingSummary, SessionId } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { formatBytes, formatLength } from '../../ui/amounts.ts'
import { DataTable } from '../../ui/data-table.tsx'
import type { Column } from '../../ui/data-table-column.ts'
import { MenuButton } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import { Health } from './health.tsx'
import { Keeping } from './keeping.tsx'
import styles from './library.module.css'

/** What can be done with one recording. */
export type RecordingAct = 'watch' | 'makeFile' | 'verify' | 'retain' | 'hold' | 'lift' | 'remove'

type LibraryTableProps = {
  readonly recordings: readonly RecordingSummary[]
  readonly chosen: ReadonlySet<SessionId>
  /** When the list was true, epoch ms. */
  readonly now: number
  readonly onChoose: (id: SessionId, isChosen: boolean) => void
  readonly onAct: (act: RecordingAct, recording: RecordingSummary) => void
  readonly empty: ReactNode
}

/** The address at which a recording is watched. */
export function replayPath(id: SessionId): string {
  return `/recordings/${id}`
}

/** One row a recording. */
export function LibraryTable(props: LibraryTableProps) {
  const { t } = useTranslation('library')
  const columns = useColumns(props)
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={props.recordings}
      rowKey={({ sessionId }) => sessionId}
      onOpen={(recording) => props.onAct('watch', recording)}
      empty={props.empty}
    />
  )
}

function useColumns(props: LibraryTableProps): readonly Column<RecordingSummary>[] {
  const meeting = useMeetingColumns()
  const measures = useMeasureColumns(props.now)
  const { t } = useTranslation('library')
  const { recordings, chosen, onChoose, onAct } = props
  const manages = recordings.some(({ mayManage }) => mayManage)
  return useMemo(() => {
    const choose: Column<RecordingSummary> = {
      id: 'choose',
      label: t('columns.choose'),
      width: '2.75rem',
      cell: (one) =>
        one.mayManage && <Chooser recording={one} isChosen={chosen.has(one.sessionId)} onChoose={onChoose} />,
    }
    const acts: Column<RecordingSummary> = {
      id: 'acts',
      label: t('columns.acts'),
      width: '4rem',
      cell: (one) => <Acts recording={one} onAct={onAct} />,
    }
    return [...(manages ? [choose] : []), ...meeting, ...measures, acts]
  }, [t, meeting, measures, manages, chosen, onChoose, onAct])
}

/** What was recorded. */
function useMeetingColumns(): readonly Column<RecordingSummary>[] {
  const { t } = useTranslation(['library', 'calendar'])
  const { units, officials } = useDirectoryNames()
  return useMemo(() => {
    const unitOf = ({ organiserId }: RecordingSummary): string => units.get(organiserId)?.name ?? ''
    const chairOf = ({ chairId }: RecordingSummary): string => (chairId && officials.get(chairId)?.title) ?? ''
    return [
      {
        id: 'meeting',
        label: t('library:columns.meeting'),
        isRowHeader: true,
        width: '3fr',
        sort: ({ openedAt }) => openedAt,
        cell: (one) => <Meeting {...one} />,
      },
      {
        id: 'unit',
        label: t('library:columns.unit'),
        width: '2fr',
        sort: unitOf,
        cell: (one) => <Two first={unitOf(one)} second={t(`calendar:levels.${one.level}`)} />,
      },
      { id: 'chair', label: t('library:columns.chair'), width: '2fr', sort: chairOf, cell: chairOf },
    ]
  }, [t, units, officials])
}

/** How long, how large, how sound it is, and how long it is kept. */
function useMeasureColumns(now: number): readonly Column<RecordingSummary>[] {
  const { t, i18n } = useTranslation('library')
  const { language } = i18n
  return useMemo(
    () => [
      {
        id: 'length',
        label: t('columns.length'),
        width: '7.5rem',
        sort: ({ lengthMs }) => lengthMs,
        cell: ({ lengthMs }) => formatLength(lengthMs, language),
      },
      {
        id: 'size',
        label: t('columns.size'),
        width: '7.5rem',
        sort: ({ bytes }) => bytes,
        cell: ({ bytes }) => formatBytes(bytes, language),
      },
      {
        id: 'health',
        label: t('columns.health'),
        width: '10rem',
        sort: ({ gapMs, damagedMs }) => gapMs + damagedMs,
        cell: (one) => <Health recording={one} />,
      },
      {
        id: 'keeping',
        label: t('columns.keeping'),
        width: '2fr',
        sort: ({ keepUntil }) => keepUntil ?? Infinity,
        cell: (one) => <Keeping recording={one} now={now} />,
      },
    ],
    [t, language, now],
  )
}

type ChooserProps = {
  readonly recording: RecordingSummary
  readonly isChosen: boolean
  readonly onChoose: LibraryTableProps['onChoose']
}

function Chooser({ recording: { sessionId, title }, isChosen, onChoose }: ChooserProps) {
  const { t } = useTranslation('library')
  return (
    <label className={styles.chooser}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={t('chooseOne', { title })}
        checked={isChosen}
        onChange={({ target }) => onChoose(sessionId, target.checked)}
      />
    </label>
  )
}

function Meeting({ sessionId, title, openedAt }: RecordingSummary) {
  const { i18n } = useTranslation()
  return (
    <span className={styles.meeting}>
      <Link to={replayPath(sessionId)} className={styles.name}>
        {title}
      </Link>
      <span className={styles.soft}>
        {formatTime(openedAt)}, {formatDay(openedAt, i18n.language)}
      </span>
    </span>
  )
}

function Two({ first, second }: { first: string; second: string }) {
  return (
    <span className={styles.two}>
      <span>{first}</span>
      <span className={styles.soft}>{second}</span>
    </span>
  )
}

type ActsProps = { readonly recording: RecordingSummary; readonly onAct: LibraryTableProps['onAct'] }

function Acts({ recording, onAct }: ActsProps) {
  const { t } = useTranslation('library')
  const { mayDownload, mayManage, hold, closedAt } = recording
  const all: readonly (MenuEntry & { readonly id: RecordingAct; readonly open: boolean })[] = [
    { id: 'watch', label: t('watch'), icon: <Play />, open: true },
    { id: 'makeFile', label: t('makeFile'), icon: <Download />, open: mayDownload },
    { id: 'verify', label: t('verify'), icon: <ShieldCheck />, open: mayManage },
    { id: 'retain', label: t('retain'), icon: <Timer />, open: mayManage },
    { id: 'hold', label: t('hold'), icon: <Scale />, open: mayManage && hold === null },
    { id: 'lift', label: t('lift'), icon: <Scale />, open: mayManage && hold !== null },
    {
      id: 'remove',
      label: t('remove'),
      icon: <Trash2 />,
      tone: 'danger',
      open: mayManage && hold === null && closedAt !== null,
    },
  ]
  const items = all.filter(({ open }) => open)
  const act = (id: string): void => {
    const item = items.find((candidate) => candidate.id === id)
    if (item) onAct(item.id, recording)
  }
  return (
    <MenuButton
      label={t('actsOf', { title: recording.title })}
      icon={<EllipsisVertical />}
      items={items}
      onAction={act}
      iconOnly
    />
  )
}
