// A panel from the side: making and changing things without leaving the list.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import styles from './panel.module.css'

type PanelProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Buttons that stay in sight. */
  readonly footer?: ReactNode
  readonly children: ReactNode
  readonly width?: 'm' | 'l'
}

/** A modal panel from the right; the whole screen where it is narrow. Escape closes; a press beside it does not. */
export function Panel({ title, isOpen, onClose, footer, children, width = 'm' }: PanelProps) {
  const { t } = useTranslation('common')
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen={isOpen} onOpenChange={(stays) => !stays && onClose()}>
      <Modal className={classNames(styles.modal, styles[width])}>
        <AriaDialog className={styles.panel ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <IconButton label={t('close')} icon={<X />} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
