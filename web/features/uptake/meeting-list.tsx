// A list of meetings of the register: search, copy, file; a press opens the evidence.
import { Copy, Download, SearchX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { PeriodKey } from '#domain/uptake/period.ts'
import type { UptakeMeeting } from '#protocol'
import { Refusal } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useCopyTable } from './figure.tsx'
import { useMeetingColumns, useMeetingTable } from './meeting-columns.tsx'
import { useNumbers } from './numbers.ts'
import type { Question } from './place.ts'
import { saveCsv } from './table.ts'
import { collectMeetings, useMeetings } from './use-meetings.ts'
import type { Asked } from './use-meetings.ts'
import styles from './list.module.css'

/** So long nobody has typed, ms: only then is the server asked. */
const SETTLED_MS = 250

type ListProps = {
  readonly period: PeriodKey
  readonly question: Question
  /** As the figures stood, epoch ms; null for the present. */
  readonly now: number | null
}

/** The list with everything that can be done with it. */
export function MeetingList({ period, question, now }: ListProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  // The panel stays open while the figures beneath it move on: it is of those that were pressed.
  const [pressedAt] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const asked: Asked = { period, question, text, now: pressedAt }
  const list = useMeetings(asked)
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <SearchField label={t('list.search')} placeholder={t('list.searchHint')} value={typed} onChange={setTyped} />
        <Takings asked={asked} />
      </div>
      {list.error && <Failure refusal={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height="16rem" />}
      {list.count !== null && (
        <p className={styles.soft} role="status">
          {t('list.count', { shown: numbers.count(list.count) })}
        </p>
      )}
      {list.meetings && <Rows meetings={list.meetings} />}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Rows({ meetings }: { meetings: readonly UptakeMeeting[] }) {
  const { t } = useTranslation('uptake')
  const navigate = useNavigate()
  const columns = useMeetingColumns()
  return (
    <DataTable
      label={t('list.title')}
      columns={columns}
      rows={meetings}
      rowKey={({ id }) => id}
      onOpen={({ id, title }) => title !== null && void navigate(`/uptake/meetings/${id}`)}
      empty={<EmptyState icon={<SearchX />} title={t('list.none')} text={t('list.noneText')} />}
    />
  )
}

/** Copying and saving all of them, not only those that are in sight. */
function Takings({ asked }: { asked: Asked }) {
  const { t } = useTranslation('uptake')
  const tableOf = useMeetingTable()
  const copy = useCopyTable()
  const [busy, setBusy] = useState<'copy' | 'csv' | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const take = async (how: 'copy' | 'csv') => {
    setBusy(how)
    setRefusal(null)
    try {
      const table = tableOf(await collectMeetings(asked), asked.period)
      if (how === 'copy') copy(t('list.title'), table)
      else saveCsv(table)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className={styles.takings}>
      <Button icon={<Copy />} pending={busy === 'copy'} onPress={() => void take('copy')}>
        {t('list.copy')}
      </Button>
      <Button icon={<Download />} pending={busy === 'csv'} onPress={() => void take('csv')}>
        {t('list.csv')}
      </Button>
      {refusal && <Failure refusal={refusal} />}
    </div>
  )
}
