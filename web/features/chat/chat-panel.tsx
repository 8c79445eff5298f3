// Writing to all and to the secretary, beside the stage.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roleMay } from '#domain/roles.ts'
import type { ChatMessage } from '#domain/state/chat.ts'
import { useLive, useSelf, useSession } from '../../session/live-context.ts'
import type { Audience } from './audience.ts'
import { markSeen } from './chat-memory.ts'
import styles from './chat.module.css'
import { Compose } from './compose.tsx'
import { MessageList } from './message-list.tsx'
import { useAuthorName } from './use-author-name.ts'
import { usePointNames } from './use-point-names.ts'

/** The chat of the session; what it shows counts as read. */
export function ChatPanel() {
  const { t } = useTranslation('chat')
  const live = useLive()
  const self = useSelf()
  const messages = useSession((session) => session.messages)
  const [audience, setAudience] = useState<Audience>('all')
  const newest = messages?.at(-1)?.seq ?? 0
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') markSeen(live, newest)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [live, newest])
  if (!self || !messages) return null
  const answers = roleMay(self.role, 'chat.receive')
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <MessageList messages={messages} self={self} onAnswer={answers ? setAudience : null} />
      {roleMay(self.role, 'chat.say') ? (
        <Compose audience={audience} answers={answers} onAudience={setAudience} />
      ) : (
        <p className={styles.soft}>{t('readOnly')}</p>
      )}
      <News messages={messages} self={self.peerId} />
    </section>
  )
}

/** Reads out what others write while the chat is shown. */
function News({ messages, self }: { messages: readonly ChatMessage[]; self: string }) {
  const { t } = useTranslation('chat')
  const nameOf = useAuthorName(usePointNames())
  const [from] = useState(() => messages.at(-1)?.seq ?? 0)
  const newest = messages.findLast(({ peerId }) => peerId !== self)
  return (
    <p className={styles.hidden} role="status">
      {newest && newest.seq > from && t('news', { name: nameOf(newest), text: newest.text })}
    </p>
  )
}
