// What stands beside the picture: chapters, search, transcript.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Found } from '#domain/replay/search.ts'
import type { Replay } from '#protocol'
import { Tabs } from '../../ui/tabs.tsx'
import { ChapterList } from './chapter-list.tsx'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './replay.module.css'
import { SearchPanel } from './search-panel.tsx'
import { TranscriptPanel } from './transcript-panel.tsx'

/** Which of them is in sight. */
export type SidePage = 'chapters' | 'search' | 'transcript'

type SidePanelProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly replay: Replay
  readonly page: SidePage
  readonly onPage: (page: SidePage) => void
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly found: readonly Found[]
  readonly onChange: () => void
}

/** Three pages, one in sight; the search takes the focus when it comes. */
export function SidePanel({ player, model, replay, page, onPage, typed, onType, found, onChange }: SidePanelProps) {
  const { t } = useTranslation('replay')
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (page === 'search') box.current?.querySelector('input')?.focus()
  }, [page])
  const pages = {
    chapters: <ChapterList player={player} model={model} />,
    search: <SearchPanel player={player} model={model} typed={typed} found={found} onType={onType} />,
    transcript: <TranscriptPanel player={player} model={model} replay={replay} onChange={onChange} />,
  }
  const ids = ['chapters', 'search', 'transcript'] as const
  return (
    <aside ref={box} className={styles.side} aria-label={t('side.label')}>
      <Tabs
        label={t('side.label')}
        tabs={ids.map((id) => ({ id, label: t(`side.${id}`), content: pages[id] }))}
        chosen={page}
        onChoose={(id) => onPage(ids.find((one) => one === id) ?? 'chapters')}
      />
    </aside>
  )
}
