// The rooms alive on this node: each opened once, opened again from its journal after it closed.
import { Room } from './room.ts'
import type { RoomOptions } from './room.ts'
import type { Listeners, SessionId } from '../protocol/index.ts'
import type { SfuContract } from '../../sfu/contract.ts'

export class Rooms {
  readonly #options: RoomOptions
  readonly #rooms = new Map<string, Promise<Room>>()

  /** @param options what every room works with */
  constructor(options: RoomOptions) {
    this.#options = options
  }

  /** The session's room, brought to life if it is not alive. Throws what the journal throws. */
  get(sessionId: SessionId): Promise<Room> {
    const alive = this.#rooms.get(sessionId)
    if (alive) return alive
    const forget = () => {
      if (this.#rooms.get(sessionId) === opening) this.#rooms.delete(sessionId)
    }
    const opening = Room.open(this.#options, sessionId, forget)
    this.#rooms.set(sessionId, opening)
    opening.catch(forget)
    return opening
  }

  /** What to do with the SFU's notifications: each goes to the room whose router it names. */
  listeners(): Listeners<SfuContract> {
    const pass =
      <D extends { routerId: string }>(act: (room: Room, data: D) => void) =>
      (data: D): void => {
        this.#rooms
          .get(data.routerId)
          ?.then((room) => act(room, data))
          .catch(() => undefined)
      }
    return {
      'router.lost': pass((room) => room.media.routerLost()),
      'speaker.changed': pass((room, data) => room.watch.listeners['speaker.changed']?.(data)),
      'transport.changed': pass((room, data) => room.watch.listeners['transport.changed']?.(data)),
      'transport.measured': pass((room, data) => room.watch.listeners['transport.measured']?.(data)),
    }
  }

  /** Closes every room. */
  async close(): Promise<void> {
    const rooms = await Promise.allSettled(this.#rooms.values())
    for (const room of rooms) if (room.status === 'fulfilled') room.value.close()
  }
}
