// The messages, the newest in sight; older ones come when asked for.
import { ArrowDown, MessagesSquare } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatMessage } from '#domain/state/chat.ts'
import type { BridgePointId } from '#protocol'
import type { Self } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './chat.module.css'
import { Message } from './message.tsx'
import { useAuthorName } from './use-author-name.ts'
import { usePointNames } from './use-point-names.ts'

/** So many messages are drawn at first, and so many more each time. */
const AT_ONCE = 60
/** So near to its end the list counts as being there, px. */
const NEAR_END_PX = 48

type MessageListProps = {
  readonly messages: readonly ChatMessage[]
  readonly self: Self
  /** Null for those who cannot answer one bridge point. */
  readonly onAnswer: ((bridgePointId: BridgePointId) => void) | null
}

/** Follows the newest message as long as nobody reads further up. */
export function MessageList({ messages, self, onAnswer }: MessageListProps) {
  const { t } = useTranslation('chat')
  const [most, setMost] = useState(AT_ONCE)
  const names = usePointNames()
  const nameOf = useAuthorName(names)
  const { list, atEnd, follow, toEnd } = useEnd(messages, self)
  const shown = messages.slice(-most)
  if (messages.length === 0) return <EmptyState icon={<MessagesSquare />} title={t('empty')} text={t('emptyText')} />
  return (
    <div className={styles.frame}>
      <div className={styles.list} ref={list} onScroll={follow}>
        {shown.length < messages.length && (
          <Button kind="quiet" onPress={() => setMost(most + AT_ONCE)}>
            {t('older', { count: messages.length - shown.length })}
          </Button>
        )}
        <ol className={styles.messages} aria-label={t('messages')}>
          {shown.map((message) => (
            <Message
              key={message.seq}
              message={message}
              own={message.peerId === self.peerId}
              author={nameOf(message)}
              recipient={message.to.kind === 'bridge-point' ? (names.get(message.to.bridgePointId) ?? '') : ''}
              onAnswer={message.bridgePointId === self.bridgePointId ? null : onAnswer}
            />
          ))}
        </ol>
      </div>
      {!atEnd && (
        <div className={styles.toEnd}>
          <Button kind="primary" icon={<ArrowDown aria-hidden="true" />} onPress={toEnd}>
            {t('newest')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Keeps the end of the list in sight while the reader is there, and always for one's own message. */
function useEnd(messages: readonly ChatMessage[], self: Self) {
  const list = useRef<HTMLDivElement>(null)
  const near = useRef(true)
  const told = useRef<ChatMessage>(undefined)
  const [atEnd, setAtEnd] = useState(true)
  const newest = messages.at(-1)
  const toEnd = () => {
    const element = list.current
    if (element) element.scrollTop = element.scrollHeight
  }
  const follow = () => {
    const element = list.current
    if (!element) return
    near.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX
    setAtEnd(near.current)
  }
  useLayoutEffect(() => {
    if (newest === told.current) return
    told.current = newest
    const element = list.current
    if (element && (near.current || newest?.peerId === self.peerId)) element.scrollTop = element.scrollHeight
  })
  return { list, atEnd, follow, toEnd }
}
