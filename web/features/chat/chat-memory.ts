// What the chat remembers while its panel is closed: what was read, and what was being written.
import type { LiveSession } from '../../session/live-state.ts'
import { createStore } from '../../session/store.ts'
import type { Store } from '../../session/store.ts'

/** The memory of one session. */
export type ChatMemory = {
  /** Number of the newest message that was shown. */
  readonly seen: number
  readonly draft: string
}

const memories = new WeakMap<LiveSession, Store<ChatMemory>>()

/** The memory that belongs to a session; what was read outlives a reload of the page. */
export function chatMemory(live: LiveSession): Store<ChatMemory> {
  const known = memories.get(live)
  if (known) return known
  const memory = createStore<ChatMemory>({ seen: readSeen(live), draft: '' })
  memories.set(live, memory)
  return memory
}

/** Notes that everything up to this message was shown. */
export function markSeen(live: LiveSession, seq: number): void {
  const memory = chatMemory(live)
  if (seq <= memory.get().seen) return
  memory.set({ seen: seq })
  try {
    sessionStorage.setItem(placeOf(live), String(seq))
  } catch {
    // Without a store a reload counts them as unread again.
  }
}

function readSeen(live: LiveSession): number {
  try {
    return Number(sessionStorage.getItem(placeOf(live)) ?? 0)
  } catch {
    return 0
  }
}

function placeOf(live: LiveSession): string {
  return `diem-cau.chat-seen.${live.store.get().session?.openedAt ?? 0}`
}
