// What the chair has everybody see: the layout, the bridge point in the light, the document and its page. Events and fold.
import type { BridgePointId, DocumentId, PeerId } from '../../protocol/ids.ts'

/** How a screen is divided. */
export const LAYOUTS = ['speaker', 'speaker-document', 'grid'] as const
export type Layout = (typeof LAYOUTS)[number]

/** What the chair has chosen. */
export type StageChoice = {
  readonly layout: Layout
  /** `chair`: every screen follows; `free`: each may choose its own layout. */
  readonly choice: 'chair' | 'free'
  /** Shown large while nobody holds the floor; null: the main bridge point. */
  readonly spotlight: BridgePointId | null
}

/** A document that is shown on all screens. */
export type ShownDocument = {
  readonly documentId: DocumentId
  readonly name: string
  readonly mediaType: string
  /** From 1. */
  readonly page: number
  /** Who turns its pages. */
  readonly peerId: PeerId
}

/** The acts of the stage. */
export type StageEvent =
  | { readonly type: 'stage.set'; readonly choice: StageChoice }
  | {
      readonly type: 'document.opened'
      readonly documentId: DocumentId
      readonly name: string
      readonly mediaType: string
      readonly peerId: PeerId
    }
  | { readonly type: 'document.page-turned'; readonly page: number }
  | { readonly type: 'document.closed' }

/** As a session begins. */
export const NEW_STAGE: StageChoice = { layout: 'speaker', choice: 'free', spotlight: null }

/** The shown document after one more event. */
export function applyDocument(
  shown: ShownDocument | null,
  event: Exclude<StageEvent, { type: 'stage.set' }>,
): ShownDocument | null {
  switch (event.type) {
    case 'document.opened': {
      const { documentId, name, mediaType, peerId } = event
      return { documentId, name, mediaType, page: 1, peerId }
    }
    case 'document.page-turned':
      return shown && { ...shown, page: event.page }
    case 'document.closed':
      return null
  }
}
