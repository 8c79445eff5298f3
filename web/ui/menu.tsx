// A button that opens a list of things to do.
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import listStyles from './list.module.css'
import styles from './menu.module.css'

/** One thing to do. */
export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly tone?: 'danger'
  readonly isDisabled?: boolean
}

type MenuButtonProps = {
  readonly label: string
  readonly icon?: ReactNode
  readonly items: readonly MenuEntry[]
  readonly onAction: (id: string) => void
  /** Shows the icon alone; the label is read out. */
  readonly iconOnly?: boolean
  /** `row` is a quiet line as wide as its column. */
  readonly look?: 'button' | 'row'
}

/** A button with its menu. */
export function MenuButton({ label, icon, items, onAction, iconOnly = false, look = 'button' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button
        className={classNames(styles.button, iconOnly && styles.iconOnly, look === 'row' && !iconOnly && styles.row)}
        {...(iconOnly && { 'aria-label': label })}
      >
        {icon}
        {!iconOnly && <span className={styles.word}>{label}</span>}
        {!iconOnly && <ChevronDown aria-hidden="true" />}
      </Button>
      <Popover className={listStyles.popover ?? ''}>
        <Menu className={listStyles.list ?? ''} onAction={(key) => onAction(String(key))}>
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className={classNames(listStyles.item, item.tone === 'danger' && listStyles.danger)}
            >
              {item.icon}
              <span>{item.label}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
