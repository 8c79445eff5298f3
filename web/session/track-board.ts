// The received tracks by key, each with the consumer it came from, so that an old one's end takes no new one away.
import type { ConsumerId } from '#protocol'
import type { TrackKey } from './live-state.ts'

/** What stands under a key. */
export type BoardEntry = { readonly consumerId: ConsumerId; readonly track: MediaStreamTrack; readonly from: object }

/** The received tracks. */
export type TrackBoard = {
  has(key: TrackKey): boolean
  put(key: TrackKey, entry: BoardEntry): void
  /** Takes a consumer's track away, if it still stands. */
  drop(consumerId: ConsumerId): void
  /** Takes away what came from anywhere else. */
  keepOnly(from: object): void
  clear(): void
}

/** @param publish told of the tracks after every change, in a new map each time */
export function createTrackBoard(publish: (tracks: ReadonlyMap<TrackKey, MediaStreamTrack>) => void): TrackBoard {
  const entries = new Map<TrackKey, BoardEntry>()
  const announce = (): void => publish(new Map([...entries].map(([key, entry]) => [key, entry.track])))

  function remove(unwanted: (entry: BoardEntry) => boolean): void {
    const keys = [...entries].filter(([, entry]) => unwanted(entry)).map(([key]) => key)
    for (const key of keys) entries.delete(key)
    if (keys.length > 0) announce()
  }

  return {
    has: (key) => entries.has(key),
    put(key, entry) {
      entries.set(key, entry)
      announce()
    },
    drop: (consumerId) => remove((entry) => entry.consumerId === consumerId),
    keepOnly: (from) => remove((entry) => entry.from !== from),
    clear: () => remove(() => true),
  }
}
