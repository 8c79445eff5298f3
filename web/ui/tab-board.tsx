// Many pages in one place, chosen by sign and word, each with the number of what waits there.
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
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

/** Signs above or below the page that is chosen; the page scrolls in itself. */
export function TabBoard({ label, pages, chosen, onChoose, at }: TabBoardProps) {
  return (
    <Tabs
      className={styles.board ?? ''}
      data-at={at}
      selectedKey={chosen}
      onSelectionChange={(key) => onChoose(String(key))}
      keyboardActivation="manual"
    >
      <TabList className={styles.list ?? ''} aria-label={label}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} className={styles.tab ?? ''} aria-label={nameOf(page)}>
            <span className={styles.icon} aria-hidden="true">
              {page.icon}
              {page.count !== undefined && page.count > 0 && (
                <span className={styles.count} data-tone={page.tone ?? 'action'}>
                  {page.count}
                </span>
              )}
            </span>
            <span>{page.label}</span>
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className={styles.panel ?? ''}>
          {page.content}
        </TabPanel>
      ))}
    </Tabs>
  )
}

function nameOf({ label, count = 0, countLabel }: BoardPage): string {
  return count > 0 ? `${label}. ${countLabel ?? count}` : label
}
