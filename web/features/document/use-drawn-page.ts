// The page of a document as it is drawn for a place on the screen, and how large that place is.
import { useEffect, useState } from 'react'
import { useStore } from '../../session/use-store.ts'
import type { Drawn, DrawnPages } from './drawn-pages.ts'
import type { Size } from './paper.ts'

/** A place on a screen. */
export type Place = {
  /** In device pixels. */
  readonly box: Size
  /** Device pixels to a CSS pixel. */
  readonly ratio: number
}

/**
 * Has a page drawn for a place, and the next and the previous one ahead.
 * @returns what has been drawn of it last; undefined while nothing has
 */
export function useDrawnPage(pages: DrawnPages, page: number, place: Place | null, zoom: number): Drawn | undefined {
  useEffect(() => {
    if (place && place.box.width > 0) pages.want([page, page + 1, page - 1], { box: place.box, zoom })
  }, [pages, page, place, zoom])
  return useStore(pages.store, ({ drawn }) => drawn.find((one) => one.page === page))
}

/** Measures an element, in whichever window it stands; null before it stands anywhere. */
export function usePlace(element: HTMLElement | null): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    const window = element?.ownerDocument.defaultView
    if (!element || !window) return
    const measure = () => {
      const { devicePixelRatio: ratio } = window
      const { clientWidth, clientHeight } = element
      setPlace({ box: { width: Math.floor(clientWidth * ratio), height: Math.floor(clientHeight * ratio) }, ratio })
    }
    // It is told of the size as soon as it begins to watch.
    const observer = new window.ResizeObserver(measure)
    observer.observe(element)
    // A window carried to a sharper screen keeps its size in CSS pixels.
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [element])
  return place
}
