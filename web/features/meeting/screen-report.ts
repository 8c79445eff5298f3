// Tells the session which tiles can really be seen on this screen, and how tall their pictures are.
import type { LiveSession, VisibleTile } from '../../session/live-state.ts'

/** A tile to watch and how its picture fills it. */
export type WatchedTile = Pick<VisibleTile, 'peerId' | 'source'> & { readonly fit: 'contain' | 'cover' }

/** Watches tiles; every change is reported, a hidden page as no tiles at all. */
export type ScreenReport = {
  /** Watches a tile until the answered function is called. */
  watch(element: Element, tile: WatchedTile): () => void
  close(): void
}

/** The most tiles that one report may name (`view.set`). */
const MOST_TILES = 64
const SHAPE = 9 / 16

type Entry = { readonly tile: WatchedTile; width: number; height: number; visible: boolean }

/**
 * Height of a 16:9 picture inside a box, in the unit of the box: `contain` leaves bars where the shapes differ,
 * `cover` cuts off what juts out.
 */
export function pictureHeight(width: number, height: number, fit: WatchedTile['fit']): number {
  return fit === 'contain' ? Math.min(height, width * SHAPE) : Math.max(height, width * SHAPE)
}

/** Begins to watch the screen. */
export function watchScreen(show: LiveSession['show']): ScreenReport {
  const entries = new Map<Element, Entry>()
  let scheduled = false
  const report = () => {
    scheduled = false
    show(document.visibilityState === 'hidden' ? [] : visibleTiles(entries.values()))
  }
  const schedule = () => {
    if (!scheduled) queueMicrotask(report)
    scheduled = true
  }
  const seen = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting, intersectionRatio } of changes) {
      const entry = entries.get(target)
      // A tile that only touches the edge, or is clipped to nothing, intersects too.
      if (entry) entry.visible = isIntersecting && intersectionRatio > 0
    }
    schedule()
  })
  const sized = new ResizeObserver((changes) => {
    for (const { target, contentRect } of changes) {
      const entry = entries.get(target)
      if (entry) Object.assign(entry, { width: contentRect.width, height: contentRect.height })
    }
    schedule()
  })
  document.addEventListener('visibilitychange', schedule)
  return {
    watch(element, tile) {
      entries.set(element, { tile, width: 0, height: 0, visible: false })
      seen.observe(element)
      sized.observe(element)
      return () => {
        entries.delete(element)
        seen.unobserve(element)
        sized.unobserve(element)
        schedule()
      }
    },
    close() {
      document.removeEventListener('visibilitychange', schedule)
      seen.disconnect()
      sized.disconnect()
    },
  }
}

function visibleTiles(entries: Iterable<Entry>): VisibleTile[] {
  return [...entries]
    .filter(({ visible, height }) => visible && height > 0)
    .map(({ tile, width, height }) => ({
      peerId: tile.peerId,
      source: tile.source,
      heightPx: Math.round(pictureHeight(width, height, tile.fit) * devicePixelRatio),
    }))
    .toSorted((a, b) => b.heightPx - a.heightPx)
    .slice(0, MOST_TILES)
}
