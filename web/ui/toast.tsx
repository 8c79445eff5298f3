// Short news that goes by itself: something is done, and can perhaps be undone.
import { X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { Text } from 'react-aria-components/Text'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import styles from './toast.module.css'

/** How long news stays, ms; pointing at it or moving the focus there holds it. */
const STAYS_MS = 8_000

/** What is told, and what can be done about it. */
export type News = { readonly text: string; readonly action?: { readonly label: string; readonly run: () => void } }

const queue = new ToastQueue<News>({ maxVisibleToasts: 3 })

/** Tells what has happened. */
export function showToast(news: News): void {
  queue.add(news, { timeout: STAYS_MS })
}

/** Where the news stands; once on every page of the office. */
export function Toasts() {
  const { t } = useTranslation('common')
  return (
    <ToastRegion queue={queue} className={styles.region ?? ''} aria-label={t('news')}>
      {({ toast }) => (
        <AriaToast toast={toast} className={styles.toast ?? ''}>
          <ToastContent className={styles.words ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Answer news={toast.content} close={() => queue.close(toast.key)} />
          <IconButton label={t('close')} icon={<X />} onPress={() => queue.close(toast.key)} />
        </AriaToast>
      )}
    </ToastRegion>
  )
}

function Answer({ news: { action }, close }: { news: News; close: () => void }) {
  if (!action) return null
  const run = () => {
    action.run()
    close()
  }
  return (
    <Button kind="quiet" size="small" onPress={run}>
      {action.label}
    </Button>
  )
}
