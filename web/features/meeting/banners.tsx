// One sentence over the stage when something is wrong, with what is being done about it.
import { LoaderCircle, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useSecondsSince } from '../../ui/use-seconds-since.ts'
import { useMeeting } from './meeting-context.ts'
import styles from './overlays.module.css'

/** The line is away, or the media is, or something was refused; below it the notices of other features. */
export function Banners({ children }: { children: ReactNode }) {
  const { live } = useMeeting()
  const phase = useStore(live.store, (state) => state.phase)
  const mediaLost = useStore(live.store, (state) => state.mediaLost)
  return (
    <div className={styles.banners}>
      {phase.name === 'reconnecting' && <Reconnecting since={phase.since} />}
      {phase.name === 'live' && mediaLost && <MediaLost />}
      <Refused />
      {children}
    </div>
  )
}

/** The seconds run for the eye; the ear hears the sentence once. */
function Reconnecting({ since }: { since: number }) {
  const { t } = useTranslation('meeting')
  const seconds = useSecondsSince(since)
  return (
    <div className={styles.banner}>
      <Spinner />
      <div>
        <p className={styles.strong}>{t('reconnecting', { seconds })}</p>
        <p role="alert">{t('reconnectingText')}</p>
      </div>
    </div>
  )
}

function MediaLost() {
  const { t } = useTranslation('meeting')
  return (
    <div className={styles.banner} role="alert">
      <LoaderCircle aria-hidden="true" />
      <p>{t('mediaLost')}</p>
    </div>
  )
}

function Refused() {
  const { t } = useTranslation('common')
  const { live } = useMeeting()
  const refusal = useStore(live.store, (state) => state.refusal)
  const text = useRefusalText()
  if (refusal === null) return null
  const { sentence, footnote } = text(refusal.code, refusal.details)
  const close = (
    <Button icon={<X aria-hidden="true" />} onPress={live.dismissRefusal}>
      {t('close')}
    </Button>
  )
  return (
    <Notice tone="trouble" footnote={footnote} actions={close}>
      {sentence}
    </Notice>
  )
}
