// Tells the session which tiles can really be seen on this screen, and how tall their pictures are.
import type { LiveSession, VisibleTile } from '../../session/live-state.ts'
import { secondScreen } from '../../session/second-screen.ts'

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

/** A tile; its size and whether it is in view are told one after the other and null until then. */
type Entry = { readonly tile: WatchedTile; width: number; height: number | null; visible: boolean | null }

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
    // A tile not yet known would count as not there, and its picture would stop for a moment.
    if ([...entries.values()].some(({ height, visible }) => height === null || visible === null)) return
    show(withSecondScreen(document.visibilityState === 'hidden' ? [] : visibleTiles(entries.values())))
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
  const stopFollowing = secondScreen.subscribe(schedule)
  return {
    watch(element, tile) {
      entries.set(element, { tile, width: 0, height: null, visible: null })
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
      stopFollowing()
      document.removeEventListener('visibilitychange', schedule)
      seen.disconnect()
      sized.disconnect()
    },
  }
}

/** What the second screen shows is seen too, even while this page is hidden behind it. */
function withSecondScreen(tiles: readonly VisibleTile[]): readonly VisibleTile[] {
  const { tile } = secondScreen.get()
  if (tile === null) return tiles
  const others = tiles.filter(({ peerId, source }) => peerId !== tile.peerId || source !== tile.source)
  return [tile, ...others].slice(0, MOST_TILES)
}

function visibleTiles(entries: Iterable<Entry>): VisibleTile[] {
  return [...entries]
    .filter(({ visible }) => visible)
    .map(({ tile, width, height }) => ({
      peerId: tile.peerId,
      source: tile.source,
      heightPx: Math.round(pictureHeight(width, height ?? 0, tile.fit) * devicePixelRatio),
    }))
    .filter(({ heightPx }) => heightPx > 0)
    .toSorted((a, b) => b.heightPx - a.heightPx)
    .slice(0, MOST_TILES)
}
