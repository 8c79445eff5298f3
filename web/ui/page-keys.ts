// The keys of a page: what each does, listed for the help and switched off by whoever wants none of them.
import { useEffect, useRef, useSyncExternalStore } from 'react'

/** A key and what it does. */
export type PageKey = {
  /** By its place on the keyboard (`KeyT`): an input method that composes Vietnamese answers other letters. */
  readonly code: string
  /** As it is shown. */
  readonly cap: string
  readonly words: string
  readonly run: () => void
}

const OFF = 'diem-cau.keys-off'

const shown = new Set<{ readonly current: readonly PageKey[] }>()
const watchers = new Set<() => void>()

/** Listens for the keys while the caller is shown, but not while something is being typed, chosen or asked. */
export function usePageKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  }, [keys])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = areKeysOff() || isBusy(event) ? undefined : latest.current.find(({ code }) => code === event.code)
      if (!key) return
      event.preventDefault()
      key.run()
    }
    shown.add(latest)
    document.addEventListener('keydown', onKey)
    return () => {
      shown.delete(latest)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** Every key that does something at this moment. */
export function keysNow(): readonly PageKey[] {
  return [...shown].flatMap(({ current }) => current)
}

/** Whether keys of one letter are switched off, as people need who speak to their computer (WCAG 2.1.4). */
export function useKeysOff(): readonly [boolean, (off: boolean) => void] {
  const off = useSyncExternalStore(watch, areKeysOff)
  return [off, switchKeys]
}

/** Whether a key is meant for something else than the page. */
export function isBusy(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return true
  const busy =
    'input, textarea, select, [contenteditable], [role=listbox], [role=menu], [role=dialog], [role=spinbutton]'
  return event.target instanceof Element && event.target.closest(busy) !== null
}

function areKeysOff(): boolean {
  return localStorage.getItem(OFF) !== null
}

function switchKeys(off: boolean): void {
  if (off) localStorage.setItem(OFF, 'yes')
  else localStorage.removeItem(OFF)
  for (const watcher of watchers) watcher()
}

function watch(changed: () => void): () => void {
  watchers.add(changed)
  return () => void watchers.delete(changed)
}
