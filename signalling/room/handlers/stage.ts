// Directing the stage: layout, documents and their pages.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import { decideDocument, decideDocumentEnd, decidePage, decideStage } from '../../domain/stage-direction.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { stageRequests } from '../../protocol/stage.ts'

export const stageHandlers: Some<keyof typeof stageRequests> = {
  'stage.set': acting((state, by, { choice }) => decideStage(state, by, choice)),
  'document.list': (_input, { room }) => room.listDocuments(),
  async 'document.open'({ documentId }, { room, peer }) {
    const document = (await room.listDocuments()).find((one) => one.id === documentId)
    if (!document) throw new Refusal('not-found')
    await room.perform(peer.peerId, (state) => decideDocument(state, peer.peerId, document))
    return null
  },
  'document.turn': acting((state, by, { page }) => decidePage(state, by, page)),
  'document.close': acting(decideDocumentEnd),
}
