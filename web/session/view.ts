// What this screen shows, told to the server when it changes; the last word wins.
import type { VisibleTile } from './live-state.ts'
import type { Signal } from './signal.ts'

/** What this screen shows. */
export type View = {
  /** Calls in quick succession become one. */
  show(tiles: readonly VisibleTile[]): void
  /** The server may have forgotten: tells it again. */
  again(): void
  close(): void
}

/** Tells nothing until something is shown. */
export function createView(signal: Pick<Signal, 'request'>): View {
  let wanted: string | null = null
  let told: string | null = null
  let scheduled = false
  let telling = new AbortController()

  function tell(): void {
    scheduled = false
    if (wanted === null || wanted === told) return
    told = wanted
    telling.abort(new Error('a newer view was shown'))
    telling = new AbortController()
    // Written by `show` just above: the text is the tiles themselves.
    const tiles = JSON.parse(wanted) as VisibleTile[]
    signal.request('view.set', { tiles }, telling.signal).catch(() => {})
  }

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    queueMicrotask(tell)
  }

  return {
    show(tiles) {
      const rounded = tiles.map(({ peerId, source, heightPx }) => ({ peerId, source, heightPx: Math.round(heightPx) }))
      wanted = JSON.stringify(rounded)
      schedule()
    },
    again() {
      told = null
      schedule()
    },
    close() {
      wanted = null
      telling.abort(new Error('the session is over'))
    },
  }
}
