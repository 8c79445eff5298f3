// The bar above the stage: the meeting, who has the floor, the clock.
import { Megaphone, Presentation } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Clock } from '../../ui/clock.tsx'
import styles from './header.module.css'
import type { MeetingView } from './view.ts'

/** Names the meeting and who is speaking or presenting. */
export function Header({ view }: { view: MeetingView }) {
  const { t } = useTranslation('meeting')
  return (
    <header className={styles.header}>
      <div className={styles.meeting}>
        <h1 className={styles.title}>{view.title}</h1>
        <p className={styles.soft}>
          <strong>{view.self?.name}</strong> · {t('connectedCount', { connected: view.connected, total: view.total })}
        </p>
      </div>
      <Floor view={view} />
      <Clock layout="stack" />
    </header>
  )
}

function Floor({ view }: { view: MeetingView }) {
  const { t } = useTranslation('meeting')
  const { presenter, speaker } = view
  if (presenter === null && speaker === null) return <p className={styles.quiet}>{t('nobodySpeaks')}</p>
  return (
    <div className={styles.floor}>
      {presenter && (
        <p className={styles.line}>
          <Presentation aria-hidden="true" />
          {presenter.self ? t('youPresent') : t('presenting', { name: presenter.name })}
        </p>
      )}
      {speaker !== null && (
        <p className={styles.line} data-floor="speaking">
          <Megaphone aria-hidden="true" />
          {t('speaking', { name: speaker })}
        </p>
      )}
    </div>
  )
}
