// The others beside the stage: only those that can be seen are drawn, however many there are.
import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useMedia } from '../../ui/use-media.ts'
import { listWindow } from './shapes.ts'
import type { ListWindow } from './shapes.ts'
import styles from './strip.module.css'
import { Tile } from './tile.tsx'
import { useBox } from './use-box.ts'
import type { TileView } from './view.ts'

/** The space between pictures, px; the same as in the style sheet. */
const GAP = 12
/** The least width of a picture where two stand side by side, px, and the width of one in a row. */
const PAIRED_WIDTH = 156
const ROW_WIDTH = 168
/** On a row narrower than this they are smaller, px. */
const NARROW_ROW = 500
const NARROW_ROW_WIDTH = 104

/** A screen that is taller than wide. */
export const UPRIGHT = '(max-aspect-ratio: 1/1)'

type StripProps = {
  /** The main bridge point first, where it is not on the stage; one's own picture last. */
  readonly tiles: readonly TileView[]
  /** One row below the stage, with as many as fit. */
  readonly row: boolean
  /** What stands above them; null for nothing. */
  readonly lead: ReactNode
}

/** The main bridge point and one's own picture always stand in sight, the others between them. */
export function Strip({ tiles, row, lead }: StripProps) {
  const own = tiles.find((tile) => tile.self) ?? null
  const main = tiles.find((tile) => tile.main && !tile.self) ?? null
  const others = tiles.filter((tile) => tile !== own && tile !== main)
  if (tiles.length === 0 && lead === null) return null
  return row ? (
    <Row main={main} others={others} own={own} />
  ) : (
    <Column main={main} others={others} own={own} lead={lead} />
  )
}

type Parts = { readonly main: TileView | null; readonly others: readonly TileView[]; readonly own: TileView | null }

function Row({ main, others, own }: Parts) {
  const { t } = useTranslation('meeting')
  const element = useRef<HTMLDivElement>(null)
  const { width } = useBox(element)
  const tileWidth = width < NARROW_ROW ? NARROW_ROW_WIDTH : ROW_WIDTH
  const fit = Math.floor((width + GAP) / (tileWidth + GAP)) - (main ? 1 : 0) - (own ? 1 : 0)
  const shown = [...(main ? [main] : []), ...others.slice(0, Math.max(0, fit)), ...(own ? [own] : [])]
  return (
    <div ref={element} className={styles.row} role="group" aria-label={t('strip')}>
      {shown.map((tile) => (
        <div key={tile.peerId} className={styles.inRow} style={{ width: tileWidth }}>
          <Tile tile={tile} place="strip" />
        </div>
      ))}
    </div>
  )
}

function Column({ main, others, own, lead }: Parts & { readonly lead: ReactNode }) {
  const { t } = useTranslation('meeting')
  const upright = useMedia(UPRIGHT)
  const paired = upright || lead !== null
  const scroller = useRef<HTMLDivElement>(null)
  const box = useBox(scroller)
  const top = useScrolled(scroller)
  const columns = paired ? Math.max(1, Math.floor((box.width + GAP) / (PAIRED_WIDTH + GAP))) : 1
  const part = listWindow(others.length, { columns, width: box.width, gap: GAP }, { top, height: box.height })
  const last = own && <Tile key={own.peerId} tile={own} place="strip" />
  return (
    <div className={styles.column}>
      <div className={styles.ends} data-paired={paired}>
        {lead}
        {main && <Tile key={main.peerId} tile={main} place="strip" />}
        {paired && last}
      </div>
      {/* The keyboard must be able to scroll it: nothing inside takes the focus. */}
      <div
        ref={scroller}
        className={styles.others}
        role="group"
        aria-label={t('strip')}
        {...(part.scrolls && { tabIndex: 0 })}
        data-scroller
      >
        <Others tiles={others} part={part} columns={columns} />
      </div>
      {!paired && last && <div className={styles.ends}>{last}</div>}
    </div>
  )
}

type OthersProps = { readonly tiles: readonly TileView[]; readonly part: ListWindow; readonly columns: number }

function Others({ tiles, part, columns }: OthersProps) {
  if (tiles.length === 0) return null
  const room = { paddingTop: part.before, paddingBottom: part.after }
  return (
    <div className={styles.list} style={{ ...room, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {tiles.slice(part.from, part.to).map((tile) => (
        <Tile key={tile.peerId} tile={tile} place="strip" />
      ))}
    </div>
  )
}

/** How far a list is scrolled, px. */
function useScrolled(scroller: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => setTop(box.scrollTop)
    box.addEventListener('scroll', measure, { passive: true })
    return () => box.removeEventListener('scroll', measure)
  }, [scroller])
  return top
}
