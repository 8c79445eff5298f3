// Good inputs of every request, to be spoilt.
import type { RequestName, RtpCapabilities, WebContract } from '../../../signalling/protocol/index.ts'
import { camera } from '../../support/sfu.ts'
import { joinInput } from '../../support/wire.ts'

/** The name of every request with an input that its parser accepts; to forget one does not compile. */
export function goodInputs(rtpCapabilities: RtpCapabilities): [name: string, input: object][] {
  return Object.entries(inputs(rtpCapabilities))
}

/** What only a chair or a secretary may ask, with good inputs. */
export const DIRECTING = {
  'floor.grant': { bridgePointId: 'SDONG' },
  'floor.deny': { bridgePointId: 'SDONG' },
  'floor.extend': { bridgePointId: 'SDONG', byMs: 60_000 },
  'floor.revoke': { bridgePointId: 'VPUBND' },
  'floor.undo': {},
  'floor.set': { settings: { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: false } },
  'floor.set-list': { list: ['SDONG'] },
  'roll-call.start': {},
  'roll-call.mark': { bridgePointId: 'LNGAN', mark: { attendance: 'absent', reason: 'vắng' } },
  'roll-call.call': { bridgePointIds: 'missing' },
  'roll-call.set-quorum': { percent: 1 },
  'agenda.start': { itemId: 'a' },
  'agenda.finish': {},
  'agenda.set': { items: [] },
  'conclusion.add': { text: 'Kết luận', itemId: null },
  'conclusion.change': { id: 'c1', text: 'Kết luận khác' },
  'conclusion.remove': { id: 'c1' },
  'door.set': { door: 'locked' },
  'stage.set': { choice: { layout: 'grid', choice: 'chair', spotlight: null } },
  'ballot.open': { motion: 'Thông qua', secret: true, unit: 'bridge-point', options: ['Có', 'Không'] },
  'session.end': {},
} as const satisfies Partial<Record<RequestName<WebContract>, object>>

function inputs(rtpCapabilities: RtpCapabilities): Record<RequestName<WebContract>, object> {
  const { rtpCapabilities: capabilities, dtls, view, ...sources } = joinInput(rtpCapabilities)
  const { kind, rtpParameters } = camera()
  const somebody = { peerId: 'somebody' }
  const ballot = { id: 'ballot' }
  return {
    ...DIRECTING,
    'session.join': { ...sources, rtpCapabilities: capabilities, dtls, view },
    'session.resume': { after: 1 },
    'session.leave': {},
    'media.prepare': { rtpCapabilities: capabilities, dtls, view },
    'media.open': { rtpCapabilities: capabilities, dtls, view },
    'media.restart-ice': { direction: 'send' },
    'view.set': { tiles: [{ peerId: 'somebody', source: 'camera', heightPx: 180 }] },
    'consumer.resume': { consumerId: 'something' },
    'producer.open': { source: 'camera', kind, rtpParameters, heightPx: 720 },
    'producer.close': { source: 'camera' },
    'microphone.open': {},
    'microphone.close': {},
    'camera.open': {},
    'camera.close': {},
    'presentation.start': {},
    'presentation.stop': {},
    'role.give': { ...somebody, role: 'observer' },
    'floor.request': { subject: 'Tình hình đê điều' },
    'floor.withdraw': {},
    'floor.yield': {},
    'microphone.silence': somebody,
    'roll-call.count': { bridgePointId: 'SDONG', delegates: 3 },
    'chat.say': { to: { kind: 'secretary' }, text: 'Điểm cầu không nghe rõ' },
    'help.call': { note: 'Mất tiếng' },
    'help.answer': { bridgePointId: 'SDONG' },
    'help.settle': { bridgePointId: 'SDONG' },
    'door.admit': somebody,
    'door.admit-all': {},
    'door.turn-away': somebody,
    'peer.remove': somebody,
    'document.list': {},
    'document.open': { documentId: 'document' },
    'document.turn': { page: 2 },
    'document.close': {},
    'ballot.cast': { ...ballot, votes: [1, 0] },
    'ballot.take-papers': { ...ballot, blinded: ['A'.repeat(342)] },
    'ballot.count': ballot,
    'ballot.close': ballot,
    'ballot.cancel': ballot,
    'recording.start': { policy: 'stage' },
    'recording.pause': {},
    'recording.resume': {},
    'recording.stop': {},
  }
}
