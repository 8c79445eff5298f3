// The keys of the form as a whole.
import { useEffect } from 'react'
import type { RefObject } from 'react'

/**
 * Ctrl + Enter saves, Escape closes. Listened to at the window, after the fields; dialogs and calendars stand outside
 * the form. A list that stood open when Escape was pressed is all that it closes.
 */
export function useFormKeys(form: RefObject<HTMLElement | null>, save: () => void, close: () => void): void {
  useEffect(() => {
    let listWasOpen = false
    const look = ({ target }: KeyboardEvent) => {
      listWasOpen = target instanceof Element && target.matches('[role=combobox][aria-expanded=true]')
    }
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      const isInside = target === document.body || (target instanceof Node && form.current?.contains(target) === true)
      if (!isInside || event.defaultPrevented) return
      if (event.key === 'Escape' && !listWasOpen) close()
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        save()
      }
    }
    window.addEventListener('keydown', look, { capture: true })
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', look, { capture: true })
      window.removeEventListener('keydown', listen)
    }
  })
}
