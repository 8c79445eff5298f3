// Listens for the player's keys before the office's own, which use the same digits.
import { useEffect, useRef } from 'react'
import { useKeysOff } from '../../ui/page-keys.ts'
import { actOf } from './replay-keys.ts'
import type { KeyAct } from './replay-keys.ts'

/** Where every key is meant for what is typed or chosen. */
const TYPED =
  'input, textarea, select, [contenteditable], [role=listbox], [role=menu], [role=dialog], [role=spinbutton]'
/** What Space presses, and what arrows walk through. */
const PRESSED = 'button, a, [role=button], [role=switch], [role=tab], [role=slider], label'
const WALKED = '[role=tablist], [role=slider], [role=radiogroup], [role=toolbar]'

/** Does what the pressed keys say while the caller is shown. */
export function useReplayKeys(run: (act: KeyAct) => void): void {
  const latest = useRef(run)
  const [isOff] = useKeysOff()
  useEffect(() => {
    latest.current = run
  }, [run])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = isOff || event.defaultPrevented || isMeantFor(event) ? null : actOf(event)
      if (act === null) return
      event.preventDefault()
      latest.current(act)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [isOff])
}

function isMeantFor({ target, code }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(TYPED)) return true
  if (code === 'Space') return target.closest(PRESSED) !== null
  return code.startsWith('Arrow') && target.closest(WALKED) !== null
}
