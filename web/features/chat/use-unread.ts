// How many messages wait to be read.
import { useLive, useSelf, useSession } from '../../session/live-context.ts'
import { useStore } from '../../session/use-store.ts'
import { chatMemory } from './chat-memory.ts'

/** Messages of others that came since the chat was shown last. */
export function useUnread(): number {
  const live = useLive()
  const self = useSelf()
  const seen = useStore(chatMemory(live), (memory) => memory.seen)
  const unread = useSession(
    ({ messages }) => messages.filter(({ seq, peerId }) => seq > seen && peerId !== self?.peerId).length,
  )
  return unread ?? 0
}
