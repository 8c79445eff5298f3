// What can be done with the agenda of the session around the caller.
import { nextItem } from '#domain/agenda.ts'
import type { AgendaItem } from '#domain/meeting.ts'
import { roleMay } from '#domain/roles.ts'
import { useLive, useSelf } from '../../session/live-context.ts'

/** The acts of the agenda. Those that change items start from the agenda as it is in that moment. */
export type AgendaActs = {
  readonly start: (itemId: string) => void
  readonly startNext: () => void
  readonly finish: () => void
  /** Writes an item, over its former self or at the end. */
  readonly save: (item: AgendaItem) => Promise<boolean>
  readonly remove: (itemId: string) => void
  readonly move: (itemId: string, by: -1 | 1) => void
}

/** Null for those who only read. */
export function useAgendaActs(): AgendaActs | null {
  const live = useLive()
  const self = useSelf()
  if (!self || !roleMay(self.role, 'agenda.drive')) return null
  const items = () => live.store.get().session?.agenda.items ?? []
  const set = async (next: readonly AgendaItem[]) => (await live.ask('agenda.set', { items: [...next] })) !== undefined
  const start = (itemId: string) => void live.ask('agenda.start', { itemId })
  return {
    start,
    startNext() {
      const { session } = live.store.get()
      const next = session && nextItem(session.agenda)
      if (next) start(next.id)
    },
    finish: () => void live.ask('agenda.finish', {}),
    save(item) {
      const before = items()
      const isKnown = before.some(({ id }) => id === item.id)
      return set(isKnown ? before.map((one) => (one.id === item.id ? item : one)) : [...before, item])
    },
    remove: (itemId) => void set(items().filter(({ id }) => id !== itemId)),
    move: (itemId, by) => void set(moved(items(), itemId, by)),
  }
}

function moved(items: readonly AgendaItem[], itemId: string, by: -1 | 1): readonly AgendaItem[] {
  const from = items.findIndex(({ id }) => id === itemId)
  const item = items[from]
  return item ? items.toSpliced(from, 1).toSpliced(from + by, 0, item) : items
}
