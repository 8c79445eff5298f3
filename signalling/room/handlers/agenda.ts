// Working through the agenda, writing conclusions.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import {
  decideAgenda,
  decideConclusion,
  decideConclusionChange,
  decideConclusionRemoval,
  decideItem,
  decideItemEnd,
} from '../../domain/agenda.ts'
import type { agendaRequests } from '../../protocol/agenda.ts'

export const agendaHandlers: Some<keyof typeof agendaRequests> = {
  'agenda.start': acting((state, by, { itemId }) => decideItem(state, by, itemId)),
  'agenda.finish': acting(decideItemEnd),
  'agenda.set': acting((state, by, { items }) => decideAgenda(state, by, items)),
  'conclusion.add': acting((state, by, { text, itemId }) => decideConclusion(state, by, text, itemId)),
  'conclusion.change': acting((state, by, { id, text }) => decideConclusionChange(state, by, id, text)),
  'conclusion.remove': acting((state, by, { id }) => decideConclusionRemoval(state, by, id)),
}
