// Directing the stage: the layout, the light, documents and their pages.
import type { SessionEvent } from './event.ts'
import { holds } from './floor.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import type { SessionState } from './session.ts'
import type { StageChoice } from './state/stage.ts'
import type { DocumentId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** A document of the session's meeting. */
export type SessionDocument = { readonly id: DocumentId; readonly name: string; readonly mediaType: string }

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

/** Shows a document to all: who directs the stage, and who holds the floor. A shared screen must end first. */
export function decideDocument(state: SessionState, peerId: PeerId, document: SessionDocument): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  if (!holds(state.floor, peer.bridgePointId) && state.floor.mode !== 'open') requireRole(peer, 'stage.direct')
  requireRole(peer, 'presentation.send')
  if (state.presenter !== null) throw new Refusal('presentation-taken')
  if (state.document && state.document.peerId !== peerId && !roleMay(peer.role, 'stage.direct')) {
    throw new Refusal('presentation-taken')
  }
  const { id, name, mediaType } = document
  return [{ type: 'document.opened', documentId: id, name, mediaType, peerId }]
}

/** Turns to a page: who opened the document, and who directs the stage. */
export function decidePage(state: SessionState, peerId: PeerId, page: number): SessionEvent[] {
  const { document } = requireTurning(state, peerId)
  return document.page === page ? [] : [{ type: 'document.page-turned', page }]
}

/** Closes the document; nothing when none is shown. */
export function decideDocumentEnd(state: SessionState, peerId: PeerId): SessionEvent[] {
  if (state.document === null) return []
  requireTurning(state, peerId)
  return [{ type: 'document.closed' }]
}

function requireTurning(state: SessionState, peerId: PeerId) {
  const peer = requirePeer(state, peerId)
  const { document } = state
  if (!document) throw new Refusal('document-not-shown')
  if (document.peerId !== peerId) requireRole(peer, 'stage.direct')
  return { document }
}
