// The technician's pages: calls for help, the bridge points on narrow screens, the chat.
import { Building2, LifeBuoy, MessagesSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ChatPanel } from '../../features/chat/chat-panel.tsx'
import { HelpCalls } from '../../features/chat/help-calls.tsx'
import { useWaitingCalls } from '../../features/chat/use-help-calls.ts'
import { useUnread } from '../../features/chat/use-unread.ts'
import { BridgePointList } from '../../features/floor/bridge-point-list.tsx'
import type { Store } from '../../session/store.ts'
import { useStore } from '../../session/use-store.ts'
import { TabBoard } from '../../ui/tab-board.tsx'
import type { BoardPage } from '../../ui/tab-board.tsx'
import type { DeskState } from './desk-pages.ts'
import { useIsWide } from './wide.ts'

/** Beside the stage, or below it on narrow screens. */
export function TechnicianTabs({ store }: { store: Store<DeskState> }) {
  const { t } = useTranslation('console')
  const wide = useIsWide()
  const unread = useUnread()
  const calls = useWaitingCalls()
  const points = { id: 'points', label: t('tabs.points'), icon: <Building2 />, content: <BridgePointList /> }
  const pages: BoardPage[] = [
    {
      id: 'help',
      label: t('tabs.help'),
      icon: <LifeBuoy />,
      count: calls,
      countLabel: t('counts.help', { count: calls }),
      content: <HelpCalls />,
    },
    {
      id: 'chat',
      label: t('tabs.chat'),
      icon: <MessagesSquare />,
      count: unread,
      countLabel: t('counts.chat', { count: unread }),
      content: <ChatPanel />,
    },
    ...(wide ? [] : [points]),
  ]
  const chosen = useStore(store, (state) => state.page)
  return (
    <TabBoard
      label={t('tabs.help')}
      pages={pages}
      chosen={pages.some(({ id }) => id === chosen) ? chosen : 'help'}
      onChoose={(page) => store.set({ page })}
      at={wide ? 'top' : 'bottom'}
    />
  )
}
