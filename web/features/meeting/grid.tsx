// The grid: many bridge points at once, page by page.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import styles from './grid.module.css'
import { gridPlaces, gridShape } from './shapes.ts'
import { Tile } from './tile.tsx'
import { useBox } from './use-box.ts'
import type { MeetingView } from './view.ts'

/** No picture is narrower, px. */
const LEAST_WIDTH = 128
/** Places that what is presented takes: two rows of two. */
const PRESENTED = 4

/** As many as there is room for, 49 at most; the others on the next pages. */
export function Grid({ view, presented }: { view: MeetingView; presented: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  const box = useBox(element)
  const [wanted, setWanted] = useState(0)
  const { tiles, page, pages } = view.grid(wanted, gridPlaces(box, LEAST_WIDTH))
  const places = tiles.length + (view.presented === null ? 0 : PRESENTED)
  const { columns, rows } = gridShape(places, box)
  return (
    <div className={styles.grid}>
      <div
        ref={element}
        className={styles.tiles}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {view.presented !== null && <div className={styles.presented}>{presented}</div>}
        {tiles.map((tile) => (
          <Tile key={tile.peerId} tile={tile} place="grid" />
        ))}
      </div>
      {pages > 1 && <Pages page={page} pages={pages} onTurn={setWanted} />}
    </div>
  )
}

function Pages({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  const { t } = useTranslation('meeting')
  const back = () => onTurn(page > 0 ? page - 1 : pages - 1)
  const on = () => onTurn((page + 1) % pages)
  useMeetingKey('PageUp', back, t('grid.back'), 'Page Up')
  useMeetingKey('PageDown', on, t('grid.on'), 'Page Down')
  return (
    <nav className={styles.pages} aria-label={t('grid.pages')}>
      <Button kind="quiet" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={back}>
        {t('grid.back')}
      </Button>
      <span role="status">{t('grid.page', { page: page + 1, pages })}</span>
      <Button kind="quiet" size="small" icon={<ChevronRight aria-hidden="true" />} onPress={on}>
        {t('grid.on')}
      </Button>
    </nav>
  )
}
