// The panel that a bridge point opens beside the stage: agenda, chat, documents, votes.
import { FileText, ListChecks, MessagesSquare, PanelRight, Vote, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AgendaPanel } from '../../features/agenda/agenda-panel.tsx'
import { ConclusionsPanel } from '../../features/agenda/conclusions-panel.tsx'
import { ChatPanel } from '../../features/chat/chat-panel.tsx'
import { useUnread } from '../../features/chat/use-unread.ts'
import { DocumentChooser } from '../../features/document/document-chooser.tsx'
import { VotePanel } from '../../features/vote/vote-panel.tsx'
import type { Store } from '../../session/store.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { ControlButton } from '../../ui/control-button.tsx'
import { TabBoard } from '../../ui/tab-board.tsx'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import styles from './chamber.module.css'

/** Whether the panel is open, and at which page. */
export type SideState = { readonly open: boolean; readonly page: string }

type SideProps = { readonly store: Store<SideState> }

/** The button in the bar; it says when messages have come. */
export function SideButton({ store }: SideProps) {
  const { t } = useTranslation('console')
  const open = useStore(store, (state) => state.open)
  const unread = useUnread()
  const toggle = () => store.set({ open: !open })
  useMeetingKey('KeyP', toggle, t('side.key'))
  return (
    <ControlButton
      word={t('side.word')}
      label={unread > 0 ? t('side.labelUnread', { count: unread }) : t('side.label')}
      icon={<PanelRight aria-hidden="true" />}
      tone={open ? 'active' : 'plain'}
      warning={unread > 0 && !open}
      shortcut="p"
      onPress={toggle}
    />
  )
}

/** The open panel; nothing while it is closed. */
export function SidePanel({ store }: SideProps) {
  return useStore(store, (state) => state.open) ? <OpenPanel store={store} /> : null
}

function OpenPanel({ store }: SideProps) {
  const { t } = useTranslation(['console', 'common'])
  const page = useStore(store, (state) => state.page)
  const unread = useUnread()
  const pages = [
    {
      id: 'agenda',
      label: t('console:tabs.agenda'),
      icon: <ListChecks />,
      content: (
        <div className={styles.stack}>
          <AgendaPanel />
          <ConclusionsPanel />
        </div>
      ),
    },
    {
      id: 'chat',
      label: t('console:tabs.chat'),
      icon: <MessagesSquare />,
      count: unread,
      countLabel: t('console:counts.chat', { count: unread }),
      content: <ChatPanel />,
    },
    { id: 'document', label: t('console:tabs.document'), icon: <FileText />, content: <DocumentChooser /> },
    { id: 'vote', label: t('console:tabs.vote'), icon: <Vote />, content: <VotePanel /> },
  ]
  return (
    <div className={styles.panel}>
      <div className={styles.content}>
        <TabBoard
          label={t('console:side.label')}
          pages={pages}
          chosen={page}
          onChoose={(chosen) => store.set({ page: chosen })}
          at="top"
        />
      </div>
      <Button kind="quiet" icon={<X aria-hidden="true" />} onPress={() => store.set({ open: false })}>
        {t('console:side.close')}
      </Button>
    </div>
  )
}
