// The library: the recordings that somebody may watch, how sound they are, how long they are kept.
import { Clapperboard } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { RecordingSummary, SessionId } from '#protocol'
import { formatBytes, formatLength } from '../../ui/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { KeepingDialog } from './keeping-dialog.tsx'
import type { KeepingAct } from './keeping-dialog.tsx'
import { NO_FILTER, filterOf, searchOf } from './library-filter.ts'
import type { LibraryFilter } from './library-filter.ts'
import { LibraryFilters } from './library-filters.tsx'
import { LibraryTable, replayPath } from './library-table.tsx'
import type { RecordingAct } from './library-table.tsx'
import { TableTools } from './table-tools.tsx'
import { Usage } from './usage.tsx'
import { useLibrary } from './use-library.ts'
import { useLibraryText } from './use-library-text.ts'
import { VerifyResult } from './verify-result.tsx'
import styles from './library.module.css'

type LibraryScreenProps = {
  /** Draws the panel in which files of a recording are made. */
  readonly renderExports: (recording: RecordingSummary, onClose: () => void) => ReactNode
}

type Asked =
  | { readonly act: KeepingAct; readonly of: readonly RecordingSummary[] }
  | { readonly act: 'makeFile'; readonly of: RecordingSummary }
  | { readonly act: 'verify'; readonly of: RecordingSummary }

/** `/recordings?text=…&from=…&unit=…` */
export function LibraryScreen({ renderExports }: LibraryScreenProps) {
  const { t } = useTranslation('library')
  useTitle(t('title'))
  const [search, setSearch] = useSearchParams()
  const filter = useMemo(() => filterOf(search), [search])
  const library = useLibrary(filter)
  const [chosen, setChosen] = useState<ReadonlySet<SessionId>>(new Set())
  const [asked, setAsked] = useState<Asked | null>(null)
  const tableText = useLibraryText()
  const close = (): void => setAsked(null)
  const done = (): void => {
    setChosen(new Set())
    close()
  }
  const change = (next: LibraryFilter): void => setSearch(searchOf(next), { replace: true })
  return (
    <div className={styles.screen}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={<TableTools name={t('csvName')} table={() => tableText(filter)} prints />}
      />
      <LibraryFilters filter={filter} onChange={change} />
      {library.isPending && <Skeleton height="24rem" />}
      {library.error && <Failure refusal={library.error} onRetry={() => void library.refetch()} />}
      {asked?.act === 'verify' && <VerifyResult key={asked.of.sessionId} recording={asked.of} />}
      {library.recordings && (
        <Recordings
          {...library}
          recordings={library.recordings}
          chosen={chosen}
          onChoose={setChosen}
          onAsk={setAsked}
          empty={<Nothing onClear={Object.keys(searchOf(filter)).length > 0 ? () => change(NO_FILTER) : null} />}
        />
      )}
      <Usage />
      {asked?.act === 'makeFile' && renderExports(asked.of, close)}
      {asked && asked.act !== 'makeFile' && asked.act !== 'verify' && (
        <KeepingDialog act={asked.act} recordings={asked.of} onClose={close} onDone={done} />
      )}
    </div>
  )
}

type RecordingsProps = {
  readonly recordings: readonly RecordingSummary[]
  readonly totals: ReturnType<typeof useLibrary>['totals']
  readonly isCut: boolean
  readonly dataUpdatedAt: number
  readonly chosen: ReadonlySet<SessionId>
  readonly onChoose: (chosen: ReadonlySet<SessionId>) => void
  readonly onAsk: (asked: Asked) => void
  readonly empty: ReactNode
}

function Recordings({ recordings, totals, isCut, dataUpdatedAt, chosen, onChoose, onAsk, empty }: RecordingsProps) {
  const { t, i18n } = useTranslation('library')
  const navigate = useNavigate()
  const picked = useMemo(() => recordings.filter(({ sessionId }) => chosen.has(sessionId)), [recordings, chosen])
  const act = useCallback(
    (name: RecordingAct, one: RecordingSummary) => {
      if (name === 'watch') void navigate(replayPath(one.sessionId))
      else if (name === 'makeFile') onAsk({ act: name, of: one })
      else if (name === 'verify') onAsk({ act: name, of: one })
      else onAsk({ act: name, of: [one] })
    },
    [navigate, onAsk],
  )
  const choose = useCallback(
    (id: SessionId, isChosen: boolean) => onChoose(withOne(chosen, id, isChosen)),
    [chosen, onChoose],
  )
  const sums = totals && {
    recordings: totals.recordings,
    length: formatLength(totals.lengthMs, i18n.language),
    size: formatBytes(totals.bytes, i18n.language),
  }
  return (
    <>
      <ChosenBar
        recordings={recordings}
        picked={picked}
        sums={sums && sums.recordings > 0 ? t('totals', sums) : ''}
        onChoose={(ids) => onChoose(new Set(ids))}
        onAct={(name) => onAsk({ act: name, of: picked })}
      />
      <LibraryTable
        recordings={recordings}
        chosen={chosen}
        now={dataUpdatedAt}
        onChoose={choose}
        onAct={act}
        empty={empty}
      />
      {isCut && <Notice>{t('tooMany', { count: recordings.length })}</Notice>}
    </>
  )
}

function Nothing({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useTranslation('library')
  if (!onClear) return <EmptyState icon={<Clapperboard />} title={t('noneTitle')} text={t('noneText')} />
  return (
    <EmptyState
      icon={<Clapperboard />}
      title={t('notFoundTitle')}
      text={t('notFoundText')}
      action={<Button onPress={onClear}>{t('clearFilter')}</Button>}
    />
  )
}

function withOne(before: ReadonlySet<SessionId>, id: SessionId, isIn: boolean): ReadonlySet<SessionId> {
  const after = new Set(before)
  if (isIn) after.add(id)
  else after.delete(id)
  return after
}
