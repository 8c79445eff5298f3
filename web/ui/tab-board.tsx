// Many pages in one place, chosen by sign and word, each with the number of what waits there.
import { useId } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import styles from './tab-board.module.css'

/** What a number says by its colour: `floor` somebody asks for the floor, `action` something is to be done. */
export type CountTone = 'floor' | 'action'

/** One of the pages. */
export type BoardPage = {
  readonly id: string
  readonly label: string
  readonly icon: ReactNode
  /** What waits there; 0 shows nothing. */
  readonly count?: number
  /** The number in words: "3 điểm cầu xin phát biểu". */
  readonly countLabel?: string
  readonly tone?: CountTone
  readonly content: ReactNode
}

type TabBoardProps = {
  readonly label: string
  readonly pages: readonly BoardPage[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
  /** Where the signs stand; below on narrow screens, in reach of the thumb. */
  readonly at: 'top' | 'bottom'
}

/**
 * Signs above or below the page that is chosen; the page scrolls in itself (WAI-ARIA tabs, chosen by hand). A library's
 * panel would look through its whole content for something to focus after every change in it: a meeting's pages change
 * every second.
 */
export function TabBoard({ label, pages, chosen, onChoose, at }: TabBoardProps) {
  const id = useId()
  const shown = pages.find((page) => page.id === chosen)
  return (
    <div className={styles.board} data-at={at}>
      <div className={styles.list} role="tablist" aria-label={label}>
        {pages.map((page) => (
          <button
            key={page.id}
            type="button"
            id={`${id}-tab-${page.id}`}
            role="tab"
            className={styles.tab}
            aria-selected={page === shown}
            aria-controls={`${id}-page`}
            tabIndex={page === shown ? 0 : -1}
            onClick={() => onChoose(page.id)}
            onKeyDown={moveFocus}
          >
            <span className={styles.icon} aria-hidden="true">
              {page.icon}
              {isWaiting(page) && (
                <span className={styles.count} data-tone={page.tone ?? 'action'}>
                  {page.count}
                </span>
              )}
            </span>
            <span>{page.label}</span>
            {isWaiting(page) && <span className={styles.hidden}>. {page.countLabel ?? page.count}</span>}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.id}
          id={`${id}-page`}
          role="tabpanel"
          className={styles.panel}
          aria-labelledby={`${id}-tab-${shown.id}`}
          tabIndex={0}
        >
          {shown.content}
        </div>
      )}
    </div>
  )
}

/** Arrows, Home and End go round the signs; Enter or a space chooses. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])]
  const place = tabs.indexOf(event.currentTarget)
  const target = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key]
  if (place === -1 || target === undefined) return
  event.preventDefault()
  tabs.at(target % tabs.length)?.focus()
}

function isWaiting({ count = 0 }: BoardPage): boolean {
  return count > 0
}
