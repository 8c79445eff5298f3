// One open session: its title and its bridge points as large buttons.
import { ChevronRight, Circle, CircleCheck, Landmark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SessionSummary } from '#protocol'
import { Mark } from '../../ui/mark.tsx'
import styles from './session-card.module.css'

type BridgePoint = SessionSummary['bridgePoints'][number]

/** A session and the way into its lobby for each bridge point. */
export function SessionCard({ session }: { session: SessionSummary }) {
  const { t } = useTranslation('sessions')
  const connected = session.bridgePoints.filter((point) => point.connected).length
  return (
    <article className={styles.card}>
      <header className={styles.header}>
        <h3 className={styles.title}>{session.title}</h3>
        <p className={styles.count}>{t('connectedCount', { connected, total: session.bridgePoints.length })}</p>
      </header>
      <ul className={styles.points} aria-label={t('bridgePoints', { title: session.title })}>
        {session.bridgePoints.map((point) => (
          <li key={point.id}>
            <BridgePointLink point={point} to={`/sessions/${session.sessionId}/${point.id}`} />
          </li>
        ))}
      </ul>
    </article>
  )
}

function BridgePointLink({ point, to }: { point: BridgePoint; to: string }) {
  const { t } = useTranslation('sessions')
  return (
    <Link className={styles.point} to={to} data-bridge-point={point.id}>
      <span className={styles.words}>
        <span className={styles.name}>{point.name}</span>
        <span className={styles.marks}>
          {point.main && <Mark icon={<Landmark aria-hidden="true" />}>{t('main')}</Mark>}
          {point.connected ? (
            <Mark tone="ready" icon={<CircleCheck aria-hidden="true" />}>
              {t('connected')}
            </Mark>
          ) : (
            <Mark icon={<Circle aria-hidden="true" />}>{t('notConnected')}</Mark>
          )}
        </span>
      </span>
      <ChevronRight aria-hidden="true" />
    </Link>
  )
}
