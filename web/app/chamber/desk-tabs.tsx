// What is to be done at the desk, one page at a time, with the numbers of what waits.
import {
  Building2,
  ClipboardCheck,
  DoorOpen,
  FileText,
  Hand,
  LayoutDashboard,
  LifeBuoy,
  ListChecks,
  MessagesSquare,
  Vote,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AgendaPanel } from '../../features/agenda/agenda-panel.tsx'
import { ConclusionsPanel } from '../../features/agenda/conclusions-panel.tsx'
import { ChatPanel } from '../../features/chat/chat-panel.tsx'
import { HelpCalls } from '../../features/chat/help-calls.tsx'
import { useWaitingCalls } from '../../features/chat/use-help-calls.ts'
import { useUnread } from '../../features/chat/use-unread.ts'
import { DocumentChooser } from '../../features/document/document-chooser.tsx'
import { DoorPanel } from '../../features/door/door-panel.tsx'
import { BridgePointList } from '../../features/floor/bridge-point-list.tsx'
import { FloorDesk } from '../../features/floor/floor-desk.tsx'
import { FloorQueue } from '../../features/floor/floor-queue.tsx'
import { StageDirection } from '../../features/meeting/stage-direction.tsx'
import { RecordingPanel } from '../../features/recording/recording-panel.tsx'
import { RollCallPanel } from '../../features/roll-call/roll-call-panel.tsx'
import { VotePanel } from '../../features/vote/vote-panel.tsx'
import { useSession } from '../../session/live-context.ts'
import type { Store } from '../../session/store.ts'
import { useStore } from '../../session/use-store.ts'
import { TabBoard } from '../../ui/tab-board.tsx'
import type { BoardPage } from '../../ui/tab-board.tsx'
import styles from './chamber.module.css'
import type { DeskState } from './desk-pages.ts'
import { useIsTelephone, useIsWide } from './wide.ts'

/** The pages of the desk; below the stage, with their signs at the bottom, on narrow screens. */
export function DeskTabs({ store }: { store: Store<DeskState> }) {
  const { t } = useTranslation('console')
  const wide = useIsWide()
  const chosen = useStore(store, (state) => state.page)
  const points = { id: 'points', label: t('tabs.points'), icon: <Building2 />, content: <BridgePointList /> }
  const pages: BoardPage[] = [...useActPages(wide), ...(wide ? [] : [points]), ...useTalkPages()]
  return (
    <TabBoard
      label={t('title')}
      pages={pages}
      chosen={pages.some(({ id }) => id === chosen) ? chosen : 'floor'}
      onChoose={(page) => store.set({ page })}
      at={wide ? 'top' : 'bottom'}
    />
  )
}

/** The acts of the session, in the order in which a meeting needs them. */
function useActPages(wide: boolean): BoardPage[] {
  const { t } = useTranslation('console')
  const asking = useSession((state) => state.floor.queue.length) ?? 0
  const voting = useSession((state) => state.ballots.filter(({ phase }) => phase === 'open').length) ?? 0
  return [
    {
      id: 'floor',
      label: t('tabs.floor'),
      icon: <Hand />,
      count: asking,
      countLabel: t('counts.floor', { count: asking }),
      tone: 'floor',
      content: (
        <div className={styles.stack}>
          {!wide && <FloorDesk />}
          <FloorQueue />
        </div>
      ),
    },
    { id: 'roll-call', label: t('tabs.rollCall'), icon: <ClipboardCheck />, content: <RollCallPanel /> },
    {
      id: 'agenda',
      label: t('tabs.agenda'),
      icon: <ListChecks />,
      content: (
        <div className={styles.stack}>
          <AgendaPanel />
          <ConclusionsPanel />
        </div>
      ),
    },
    {
      id: 'vote',
      label: t('tabs.vote'),
      icon: <Vote />,
      count: voting,
      countLabel: t('counts.vote'),
      content: <VotePanel />,
    },
    { id: 'document', label: t('tabs.document'), icon: <FileText />, content: <DocumentChooser /> },
  ]
}

/** What comes from others, and what they see. */
function useTalkPages(): BoardPage[] {
  const { t } = useTranslation('console')
  const telephone = useIsTelephone()
  const unread = useUnread()
  const calls = useWaitingCalls()
  const waiting = useSession((state) => state.door.waiting.length) ?? 0
  return [
    {
      id: 'chat',
      label: t('tabs.chat'),
      icon: <MessagesSquare />,
      count: unread,
      countLabel: t('counts.chat', { count: unread }),
      content: <ChatPanel />,
    },
    {
      id: 'door',
      label: t('tabs.door'),
      icon: <DoorOpen />,
      count: waiting,
      countLabel: t('counts.door', { count: waiting }),
      content: <DoorPanel />,
    },
    {
      id: 'stage',
      label: t('tabs.stage'),
      icon: <LayoutDashboard />,
      content: (
        <div className={styles.stack}>
          {telephone && <RecordingPanel />}
          <StageDirection />
        </div>
      ),
    },
    {
      id: 'help',
      label: t('tabs.help'),
      icon: <LifeBuoy />,
      count: calls,
      countLabel: t('counts.help', { count: calls }),
      content: <HelpCalls />,
    },
  ]
}
