// How large an element is on the screen.
import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Inner size, CSS px. */
export type BoxSize = { readonly width: number; readonly height: number }

const UNKNOWN: BoxSize = { width: 0, height: 0 }

/** Follows the size of an element; zero until it is laid out. */
export function useBox(element: RefObject<HTMLElement | null>): BoxSize {
  const [size, setSize] = useState(UNKNOWN)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = box
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return size
}
