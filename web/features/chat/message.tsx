// One message: who wrote it to whom, when, and what.
import { Lock, Reply } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChatMessage } from '#domain/state/chat.ts'
import type { BridgePointId } from '#protocol'
import { IconButton } from '../../ui/icon-button.tsx'
import { formatTime } from '../../ui/time.ts'
import styles from './chat.module.css'

type MessageProps = {
  readonly message: ChatMessage
  readonly own: boolean
  readonly author: string
  /** The bridge point it is for, by name; empty else. */
  readonly recipient: string
  readonly onAnswer: ((bridgePointId: BridgePointId) => void) | null
}

/** Drawn again only when it changes: there are hundreds of them. */
export const Message = memo(function Message({ message, own, author, recipient, onAnswer }: MessageProps) {
  const { t } = useTranslation('chat')
  const { to, at, text, bridgePointId } = message
  return (
    <li className={styles.message} data-own={own} data-private={to.kind !== 'all'}>
      <p className={styles.head}>
        <strong className={styles.author}>{own ? t('you') : author}</strong>
        <time dateTime={new Date(at).toISOString()}>{formatTime(at)}</time>
        {to.kind !== 'all' && (
          <span className={styles.private}>
            <Lock aria-hidden="true" />
            {to.kind === 'secretary' ? t('toSecretary') : t('toPoint', { name: recipient })}
          </span>
        )}
      </p>
      <p className={styles.text}>{text}</p>
      {onAnswer && (
        <div className={styles.answer}>
          <IconButton label={t('answer', { name: author })} icon={<Reply />} onPress={() => onAnswer(bridgePointId)} />
        </div>
      )}
    </li>
  )
})
