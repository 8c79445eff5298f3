// Opening and closing one's own microphone, camera and presentation.
import type { Caller, Some } from './caller.ts'
import type { SessionEvent } from '../../domain/event.ts'
import type { SessionState } from '../../domain/session.ts'
import {
  decideCamera,
  decideMicrophone,
  decidePresentationStart,
  decidePresentationStop,
} from '../../domain/sources.ts'
import type { PeerId } from '../../protocol/ids.ts'

type Decide = (state: SessionState, peerId: PeerId) => SessionEvent[]

const about =
  (decide: Decide) =>
  async (_input: object, { room, peer }: Caller): Promise<null> => {
    await room.perform(peer.peerId, (state) => decide(state, peer.peerId))
    return null
  }

export const sourceHandlers: Some<
  'microphone.open' | 'microphone.close' | 'camera.open' | 'camera.close' | 'presentation.start' | 'presentation.stop'
> = {
  'microphone.open': about((state, peerId) => decideMicrophone(state, peerId, 'open')),
  'microphone.close': about((state, peerId) => decideMicrophone(state, peerId, 'closed')),
  'camera.open': about((state, peerId) => decideCamera(state, peerId, 'open')),
  'camera.close': about((state, peerId) => decideCamera(state, peerId, 'closed')),
  'presentation.start': about(decidePresentationStart),
  async 'presentation.stop'(input, caller) {
    await about(decidePresentationStop)(input, caller)
    caller.room.media.offers.close(caller.peer, 'presentation')
    return null
  },
}
