// Directing the stage: the layout, the light, documents and their pages.
import type { SessionEvent } from './event.ts'
import { holds } from './floor.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import { findPeer } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import type { ShownDocument, StageChoice } from './state/stage.ts'
import type { DocumentId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** A document of the session's meeting. */
export type SessionDocument = { readonly id: DocumentId; readonly name: string; readonly mediaType: string }

/** The one type with several pages. */
const PAGED = 'application/pdf'

/** The types of documents that can be shown to all. */
const SHOWABLE: ReadonlySet<string> = new Set([PAGED, 'image/png', 'image/jpeg'])

/** Whether a document of this media type can be shown to all, page by page. */
export function isShowable(mediaType: string): boolean {
  return SHOWABLE.has(mediaType)
}

/** Whether a connection may show documents: who directs the stage, who holds the floor, in open discussion everybody. */
export function mayShowDocument(state: SessionState, { role, bridgePointId }: Shower): boolean {
  if (!roleMay(role, 'presentation.send')) return false
  return roleMay(role, 'stage.direct') || state.floor.mode === 'open' || holds(state.floor, bridgePointId)
}

/** Whether a connection turns the pages for all: who opened the document and may still show, and who directs. */
export function mayTurnPages(state: SessionState, peer: Shower & Pick<PeerState, 'peerId'>): boolean {
  if (state.document === null || !mayShowDocument(state, peer)) return false
  return state.document.peerId === peer.peerId || roleMay(peer.role, 'stage.direct')
}

type Shower = Pick<PeerState, 'role' | 'bridgePointId'>

/** Chooses what everybody sees; nothing when it is so already. */
export function decideStage(state: SessionState, by: PeerId, choice: StageChoice): SessionEvent[] {
  requireRole(requirePeer(state, by), 'stage.direct')
  const { layout, choice: who, spotlight } = state.stage
  if (choice.spotlight !== null && !state.bridgePoints.some((point) => point.id === choice.spotlight)) {
    throw new Refusal('bridge-point-not-invited')
  }
  return choice.layout === layout && choice.choice === who && choice.spotlight === spotlight
    ? []
    : [{ type: 'stage.set', choice }]
}

/**
 * Shows a document to all, from its first page; nothing when its opener shows it already. A shared screen must end
 * first. Who directs the stage takes another's document away, and so does a new speaker from one who no longer is.
 */
export function decideDocument(state: SessionState, peerId: PeerId, document: SessionDocument): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  if (!mayShowDocument(state, peer)) throw new Refusal('not-permitted')
  const { id, name, mediaType } = document
  if (!isShowable(mediaType)) throw new Refusal('not-found')
  if (state.presenter !== null || isAnothers(state, peer)) throw new Refusal('presentation-taken')
  if (state.document?.peerId === peerId && state.document.documentId === id) return []
  return [{ type: 'document.opened', documentId: id, name, mediaType, peerId }]
}

/** Turns to a page for all; nothing when it is open already. A picture has one page. */
export function decidePage(state: SessionState, peerId: PeerId, page: number): SessionEvent[] {
  const { page: open, mediaType } = requireTurning(state, peerId)
  return open === page || mediaType !== PAGED ? [] : [{ type: 'document.page-turned', page }]
}

/** Closes the document; nothing when none is shown. Who opened it may do so even after losing the floor. */
export function decideDocumentEnd(state: SessionState, peerId: PeerId): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  if (state.document === null) return []
  if (state.document.peerId !== peerId) requireRole(peer, 'stage.direct')
  return [{ type: 'document.closed' }]
}

/** Whether the document that is shown belongs to somebody else who may keep it there. */
function isAnothers(state: SessionState, peer: PeerState): boolean {
  if (state.document === null || state.document.peerId === peer.peerId || roleMay(peer.role, 'stage.direct')) {
    return false
  }
  const other = findPeer(state, state.document.peerId)
  return other !== undefined && mayShowDocument(state, other)
}

function requireTurning(state: SessionState, peerId: PeerId): ShownDocument {
  const peer = requirePeer(state, peerId)
  if (state.document === null) throw new Refusal('document-not-shown')
  if (!mayTurnPages(state, peer)) throw new Refusal('not-permitted')
  return state.document
}
