// A link that looks like a button: it leads somewhere, or fetches a file.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { ButtonKind } from './button.tsx'
import buttonStyles from './button.module.css'
import styles from './link-button.module.css'

type LinkButtonProps = {
  readonly href: string
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly kind?: ButtonKind
  /** The address answers a file. */
  readonly download?: boolean
}

/** For addresses outside the page's own routes. */
export function LinkButton({ href, children, icon, kind = 'secondary', download = false }: LinkButtonProps) {
  return (
    <a className={classNames(buttonStyles.button, buttonStyles[kind], styles.link)} href={href} download={download}>
      {icon}
      <span>{children}</span>
    </a>
  )
}
