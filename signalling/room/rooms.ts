// The rooms alive on this node: each opened once, opened again from its journal after it closed.
import type { RoomOptions } from './options.ts'
import { Room } from './room.ts'
import type { Listeners, SessionId } from '../protocol/index.ts'
import type { RecorderContract } from '../../recorder/contract.ts'
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
      (data: D): void =>
        this.#pass(data.routerId, (room) => act(room, data))
    return {
      'router.lost': pass((room) => {
        room.media.routerLost()
        room.recording.routerLost()
      }),
      'speaker.changed': pass((room, data) => {
        room.watch.listeners['speaker.changed']?.(data)
        room.recording.sourcesChanged()
      }),
      'transport.changed': pass((room, data) => room.watch.listeners['transport.changed']?.(data)),
      'transport.measured': pass((room, data) => room.watch.listeners['transport.measured']?.(data)),
    }
  }

  /** What to do with the recorder's notifications: its disk is every room's. */
  recorderListeners(): Listeners<RecorderContract> {
    return {
      'recording.lost': ({ recordingId }) => this.#pass(recordingId, (room) => room.recording.lost()),
      'disk.changed': (data) => {
        for (const id of this.#rooms.keys()) this.#pass(id, (room) => room.recording.diskChanged(data))
      },
    }
  }

  /** Closes every room. */
  async close(): Promise<void> {
    const rooms = await Promise.allSettled(this.#rooms.values())
    for (const room of rooms) if (room.status === 'fulfilled') room.value.close()
  }

  #pass(id: string, act: (room: Room) => void): void {
    this.#rooms
      .get(id)
      ?.then(act)
      .catch(() => undefined)
  }
}
