// A button that is only an icon; its word stands in a hint beside it.
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { classNames } from './class-names.ts'
import styles from './icon-button.module.css'

type IconButtonProps = {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress?: () => void
  readonly tone?: 'plain' | 'danger'
  readonly isDisabled?: boolean
}

/** An icon to press; the label is read out, and shown on hover and focus. */
export function IconButton({ label, icon, onPress, tone = 'plain', isDisabled = false }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <Button
        className={classNames(styles.button, styles[tone])}
        aria-label={label}
        isDisabled={isDisabled}
        {...(onPress && { onPress })}
      >
        {icon}
      </Button>
      <Tooltip className={styles.hint ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
