// Keys of the meeting that have no place on the list of letters: help, and the way out of what is open.
import { useEffect } from 'react'
import { isBusy } from '../../ui/page-keys.ts'

/** What a key does. */
export type KeyActions = { readonly help: () => void; readonly escape: () => void }

/** Which action a key stands for: the question mark wherever it stands, and the back key of a remote control. */
export function actionOfKey({ key }: Pick<KeyboardEvent, 'key'>): keyof KeyActions | null {
  if (key === '?') return 'help'
  return key === 'Escape' || key === 'GoBack' || key === 'BrowserBack' ? 'escape' : null
}

/** Listens on the whole page, but not while something is being typed, chosen, or shown in a dialog. */
export function useKeys(actions: KeyActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = isBusy(event) ? null : actionOfKey(event)
      if (action === null) return
      event.preventDefault()
      actions[action]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [actions])
}
