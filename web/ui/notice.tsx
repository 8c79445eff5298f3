// A notice: what happened, what it means, what to do.
import { CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './notice.module.css'

/** What kind of news a notice brings. */
export type NoticeTone = 'info' | 'trouble' | 'ready'

const ICONS = { info: Info, trouble: TriangleAlert, ready: CircleCheck } as const

type NoticeProps = {
  readonly tone?: NoticeTone
  readonly children: ReactNode
  /** Buttons that help. */
  readonly actions?: ReactNode
  /** Small print, such as the number to read over the telephone. */
  readonly footnote?: string | undefined
}

/** A boxed sentence with its buttons; trouble is read out at once. */
export function Notice({ tone = 'info', children, actions, footnote }: NoticeProps) {
  const Icon = ICONS[tone]
  return (
    <div className={classNames(styles.notice, styles[tone])} role={tone === 'trouble' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className={styles.body}>
        <div>{children}</div>
        {footnote !== undefined && <div className={styles.footnote}>{footnote}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
