// Keys of the meeting.
import { useEffect } from 'react'

/** What a key does; the names are those of the list of keys. */
export type KeyActions = {
  readonly microphone: () => void
  readonly camera: () => void
  readonly present: () => void
  readonly help: () => void
  readonly escape: () => void
}

type Key = Pick<KeyboardEvent, 'code' | 'key'>

/**
 * Which action a key stands for. Letters by their place on the keyboard, for an input method that composes
 * Vietnamese answers other letters.
 */
export function actionOfKey({ code, key }: Key): keyof KeyActions | null {
  if (key === '?') return 'help'
  if (key === 'Escape' || key === 'GoBack' || key === 'BrowserBack') return 'escape'
  if (code === 'KeyM') return 'microphone'
  if (code === 'KeyV') return 'camera'
  return code === 'KeyS' ? 'present' : null
}

/** Listens on the whole page, but not while something is being typed, chosen, or shown in a dialog. */
export function useKeys(actions: KeyActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || isBusy(event))
        return
      const action = actionOfKey(event)
      if (action === null) return
      event.preventDefault()
      actions[action]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [actions])
}

function isBusy(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest('input, textarea, [role=listbox], [role=dialog]') !== null
  )
}
