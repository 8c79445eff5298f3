// One page: its picture pixel by pixel, and its words over it.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '../../ui/spinner.tsx'
import { shownSize } from './drawn-pages.ts'
import type { Drawn } from './drawn-pages.ts'
import type { OpenPaper } from './held-paper.ts'
import type { Paper } from './paper.ts'
import styles from './page-sheet.module.css'
import { useDrawnPage, usePlace } from './use-drawn-page.ts'
import type { Place } from './use-drawn-page.ts'
import type { Zoom } from './zoom.ts'

type PageSheetProps = {
  readonly open: OpenPaper
  readonly page: number
  readonly zoom: Zoom
}

/** Draws the page as large as its parent allows; enlarged, it scrolls. */
export function PageSheet({ open: { paper, pages }, page, zoom }: PageSheetProps) {
  const { t } = useTranslation('document')
  const [element, setElement] = useState<HTMLElement | null>(null)
  const place = usePlace(element)
  const drawn = useDrawnPage(pages, page, place, zoom)
  // Until the page is drawn the one before it stays: a blank screen would look like a fault.
  const [last, setLast] = useState(drawn)
  if (drawn && drawn !== last) setLast(drawn)
  const picture = drawn ?? last
  return (
    <div className={styles.frame}>
      <div ref={setElement} className={styles.scroller} data-zoomed={zoom > 1}>
        {place && picture && (
          <Sheet place={place} picture={picture} zoom={zoom}>
            {drawn && (
              <PageWords
                paper={paper}
                page={page}
                width={shownSize(drawn, { box: place.box, zoom }).width / place.ratio}
              />
            )}
          </Sheet>
        )}
      </div>
      {!drawn && (
        <div className={styles.drawing} role="status">
          <Spinner />
          <span>{t('drawing', { page })}</span>
        </div>
      )}
    </div>
  )
}

type SheetProps = {
  readonly place: Place
  readonly picture: Drawn
  readonly zoom: Zoom
  readonly children: React.ReactNode
}

/** A drawing in the middle of its place, on whole device pixels: half a pixel beside, its text would be blurred. */
function Sheet({ place: { box, ratio }, picture, zoom, children }: SheetProps) {
  const size = shownSize(picture, { box, zoom })
  const offset = (free: number) => Math.max(0, Math.floor(free / 2)) / ratio
  return (
    <div
      className={styles.sheet}
      style={{
        width: size.width / ratio,
        height: size.height / ratio,
        marginInlineStart: offset(box.width - size.width),
        marginBlockStart: offset(box.height - size.height),
      }}
    >
      <Copy of={picture.canvas} />
      {children}
    </div>
  )
}

/** The drawing itself may be shown in two windows at once, so each has a copy. */
function Copy({ of: picture }: { of: HTMLCanvasElement }) {
  const ref = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const canvas = ref.current
    if (!canvas) return
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
  }, [picture])
  return <canvas ref={ref} className={styles.picture} aria-hidden="true" />
}

/** The page's words where they stand, to be read out and selected. */
function PageWords({ paper, page, width }: { paper: Paper; page: number; width: number }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    // A page whose words cannot be read is shown without them.
    if (element) paper.write(page, width, element).catch(() => element.replaceChildren())
  }, [paper, page, width])
  return <div ref={ref} className={styles.words} />
}
