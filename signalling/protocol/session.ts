// The act of taking part: joining, resuming, leaving, and the one ordered stream of events.
import { z } from 'zod'
import { shape } from './contract.ts'
import { peerId } from './ids.ts'
import type { BridgePointId, PeerId } from './ids.ts'
import { dtls, firstView } from './media.ts'
import type { OpenedMedia } from './media.ts'
import { rtpCapabilities } from './rtp.ts'
import type { RecordedEvent } from '../domain/event.ts'
import type { Quality } from '../domain/quality.ts'
import { SESSION_ROLES } from '../domain/roles.ts'
import type { SessionRole } from '../domain/roles.ts'
import type { SessionState } from '../domain/session.ts'

const onOff = z.enum(['open', 'closed'])

/** Everything a page needs to be in the session, in one answer. */
export type JoinedSession = {
  peerId: PeerId
  bridgePointId: BridgePointId
  role: SessionRole
  /** The server's clock, epoch ms: by it the page counts down. */
  now: number
  /** The snapshot, as this viewer may see it; later events follow `state.seq`. */
  state: SessionState
  speaker: PeerId | null
  quality: Record<PeerId, Quality>
  /** Null when what was prepared in the lobby stands and now flows. */
  media: OpenedMedia | null
}

/** What a page missed while its signalling line was away. */
export type ResumedSession = {
  events: RecordedEvent[]
  /** The server's clock, epoch ms. */
  now: number
  speaker: PeerId | null
  quality: Record<PeerId, Quality>
  /** `lost`: the media must be opened again with `media.open`. */
  media: 'kept' | 'lost'
}

export const sessionRequests = {
  /**
   * Takes one's seat; one that comes back keeps the microphone and camera state the server knows. Refused with
   * `waiting-room` while the newcomer waits to be let in: `door.opened` tells when to ask again.
   */
  'session.join': {
    input: z.object({
      microphone: onOff,
      camera: onOff,
      rtpCapabilities,
      dtls,
      view: firstView,
      /** The page holds what `media.prepare` answered on this line. */
      prepared: z.boolean().default(false),
    }),
    output: shape<JoinedSession>(),
  },
  /** After a lost line: the events after the last one seen. Refused with `not-joined` when the seat is gone. */
  'session.resume': { input: z.object({ after: z.number().int().min(0) }), output: shape<ResumedSession>() },
  'session.leave': { input: z.object({}), output: shape<null>() },
  /** The chair or the secretary ends the session for everybody, for good. */
  'session.end': { input: z.object({}), output: shape<null>() },
  /** Makes a connection secretary, member or observer. */
  'role.give': { input: z.object({ peerId, role: z.enum(SESSION_ROLES) }), output: shape<null>() },
} as const

export const sessionNotifications = {
  'session.event': shape<RecordedEvent>(),
  /** The page's part is over: the session closed, or the same connection was opened in another page. */
  'session.ended': shape<{ cause: 'closed' | 'replaced' | 'removed' }>(),
} as const
