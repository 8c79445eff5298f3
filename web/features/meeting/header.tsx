// The bar above the stage: the meeting, its current item, who has the floor, the clock.
import { Megaphone, Presentation } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Clock } from '../../ui/clock.tsx'
import { Countdown } from './countdown.tsx'
import styles from './header.module.css'
import type { MeetingView } from './view.ts'

type HeaderProps = {
  readonly view: MeetingView
  /** The current item of the agenda. */
  readonly agenda: ReactNode
}

/** Names the meeting and who is speaking or presenting. */
export function Header({ view, agenda }: HeaderProps) {
  const { t } = useTranslation('meeting')
  return (
    <header className={styles.header}>
      <div className={styles.meeting}>
        <h1 className={styles.title}>{view.title}</h1>
        <p className={styles.soft}>
          <strong>{view.self?.name}</strong> · {t('connectedCount', { connected: view.connected, total: view.total })}
        </p>
        {agenda}
      </div>
      <Floor view={view} />
      <Clock layout="stack" />
    </header>
  )
}

function Floor({ view }: { view: MeetingView }) {
  const { t } = useTranslation('meeting')
  const { presenter, speaker, holders } = view
  const nobody = holders.length === 0 && speaker === null
  if (presenter === null && nobody) return <p className={styles.quiet}>{t('nobodySpeaks')}</p>
  return (
    <div className={styles.floor}>
      {presenter && (
        <p className={styles.line}>
          <Presentation aria-hidden="true" />
          {presenter.self ? t('youPresent') : t('presenting', { name: presenter.name })}
        </p>
      )}
      {holders.map((holder) => (
        <p key={holder.bridgePointId} className={styles.line} data-floor="holds">
          <Megaphone aria-hidden="true" />
          <span>{holder.self ? t('youSpeak') : t('speaking', { name: holder.name })}</span>
          <Countdown endsAt={holder.endsAt} />
        </p>
      ))}
      {speaker !== null && (
        <p className={styles.line} data-floor="speaking">
          <Megaphone aria-hidden="true" />
          {t('speaking', { name: speaker })}
        </p>
      )}
    </div>
  )
}
