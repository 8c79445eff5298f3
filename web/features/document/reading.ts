// Which page is open on this screen: the one that all see, or one that was leafed to alone.
import { mayTurnPages } from '#domain/stage-direction.ts'
import type { ShownDocument } from '#domain/state/stage.ts'
import type { DocumentId } from '#protocol'
import { useLive, useSession } from '../../session/live-context.ts'
import { createStore } from '../../session/store.ts'
import { useStore } from '../../session/use-store.ts'

type Position = {
  readonly documentId: DocumentId | null
  /** Null until the document is open. */
  readonly pages: number | null
  /** The page leafed to alone, or turned to for all and not yet confirmed; null while following. */
  readonly own: number | null
}

/** One for the whole application: the second window and the first one stand at the same page. */
const position = createStore<Position>({ documentId: null, pages: null, own: null })

/** How this screen reads the shown document. */
export type Reading = {
  readonly document: ShownDocument
  /** The page to show here. */
  readonly page: number
  /** Null until the document is open here. */
  readonly pages: number | null
  /** Turning is for all. */
  readonly mayTurn: boolean
  /** This screen stands at a page of its own. */
  readonly alone: boolean
  /** Goes to a page of the document, the nearest one there is: for all, or for oneself. */
  turn(page: number): void
  /** Goes back to the page that all see. */
  follow(): void
}

/** Notes how many pages a document has. */
export function notePages(documentId: DocumentId, pages: number): void {
  const { documentId: known, own } = position.get()
  position.set({ documentId, pages, own: known === documentId ? own : null })
}

/** How the shown document is read on this screen; null while none is shown. */
export function useReading(): Reading | null {
  const live = useLive()
  const document = useSession((state) => state.document)
  const selfId = useStore(live.store, ({ self }) => self?.peerId ?? null)
  const mayTurn = useSession((state) => {
    const peer = state.peers.find(({ peerId }) => peerId === selfId)
    return peer !== undefined && mayTurnPages(state, peer)
  })
  const { documentId, pages, own } = useStore(position, (state) => state)
  if (document === null) return null
  const known = documentId === document.documentId
  const last = known ? pages : null
  const standsAt = (known ? own : null) ?? document.page
  return {
    document,
    page: last === null ? standsAt : Math.min(standsAt, last),
    pages: last,
    mayTurn: mayTurn === true,
    alone: known && own !== null && mayTurn !== true,
    turn(wanted) {
      if (last === null) return
      const page = Math.max(1, Math.min(wanted, last))
      const id = document.documentId
      position.set({ documentId: id, pages: last, own: page === document.page ? null : page })
      if (mayTurn !== true || page === document.page) return
      void live.ask('document.turn', { page }).then(() => {
        // Told to all by now, or turned down; a later press has its own answer.
        if (position.get().documentId === id && position.get().own === page) position.set({ own: null })
      })
    },
    follow: () => position.set({ own: null }),
  }
}
