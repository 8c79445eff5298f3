// The lobby: look in the mirror, check the sound, then join.
import { ArrowLeft, LogIn, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SessionRole } from '#domain/roles.ts'
import type { RefusalCode, RefusalDetails, SeatRecording } from '#protocol'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { BeforeDoor } from './before-door.tsx'
import styles from './lobby.module.css'

type LobbyProps = {
  /** Unknown until the directory has answered. */
  readonly title: string | null
  readonly bridgePoint: string | null
  /** As what one joins. */
  readonly role: SessionRole | null
  /** Whether what is said and shown is recorded. */
  readonly recording?: SeatRecording | undefined
  /** Somebody from outside: there is nothing of the office to go back to. */
  readonly guest?: boolean
  /** `waiting`: before the door, until somebody opens it. */
  readonly step: 'lobby' | 'joining' | 'waiting'
  readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails | undefined } | null
  /** How many of camera and microphone cannot be had. */
  readonly missingDevices: 0 | 1 | 2
  readonly preview: ReactNode
  readonly choices: ReactNode
  readonly onJoin: () => void
  readonly onRetry: () => void
  /** Waits no longer. */
  readonly onGiveUp: () => void
}

/** The page before joining. Joining is possible whatever the devices do. */
export function Lobby(props: LobbyProps) {
  const { t } = useTranslation('lobby')
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        {props.guest ? (
          <span />
        ) : (
          <Link className={styles.back ?? ''} to="/">
            <ArrowLeft aria-hidden="true" />
            {t('back')}
          </Link>
        )}
        <Clock />
      </header>
      <main className={styles.main}>
        <div className={styles.preview}>{props.preview}</div>
        <section className={styles.side}>
          <LobbyTitle {...props} />
          {props.refusal && <SeatRefused refusal={props.refusal} onRetry={props.onRetry} />}
          {props.step === 'waiting' ? <BeforeDoor onGiveUp={props.onGiveUp} /> : <JoinButton {...props} />}
          {props.missingDevices > 0 && (
            <p className={styles.soft}>{props.missingDevices === 2 ? t('withoutBoth') : t('canJoinAnyway')}</p>
          )}
          {props.choices}
        </section>
      </main>
    </div>
  )
}

function JoinButton({ step, onJoin }: Pick<LobbyProps, 'step' | 'onJoin'>) {
  const { t } = useTranslation('lobby')
  return (
    <Button
      kind="primary"
      size="large"
      icon={<LogIn aria-hidden="true" />}
      pending={step === 'joining'}
      onPress={onJoin}
      className={styles.join}
      autoFocus
    >
      {step === 'joining' ? t('joining') : t('join')}
    </Button>
  )
}

function LobbyTitle({ title, bridgePoint, role, recording = 'never', guest = false }: LobbyProps) {
  const { t } = useTranslation('lobby')
  return (
    <div className={styles.title}>
      <h1 className={styles.meeting}>{title ?? <Skeleton height="2rem" />}</h1>
      <p className={styles.soft}>{guest ? t('joiningAsGuest') : t('joiningAs')}</p>
      <p className={styles.point}>{bridgePoint ?? <Skeleton width="12rem" />}</p>
      {role !== null && role !== 'member' && role !== 'guest' && (
        <p className={styles.role}>
          <UserRound aria-hidden="true" />
          {t('inRole', { role: t(`roles.${role}`) })}
        </p>
      )}
      {recording !== 'never' && <p className={styles.recorded}>{t(`recording.${recording}`)}</p>}
    </div>
  )
}

type SeatRefusedProps = { refusal: NonNullable<LobbyProps['refusal']>; onRetry: () => void }

function SeatRefused({ refusal, onRetry }: SeatRefusedProps) {
  const { t } = useTranslation(['lobby', 'common'])
  const { sentence, footnote } = useRefusalText()(refusal.code, refusal.details)
  return (
    <Notice tone="trouble" footnote={footnote} actions={<Button onPress={onRetry}>{t('common:retry')}</Button>}>
      <strong>{t('lobby:seatFailed')}.</strong> {sentence}
    </Notice>
  )
}
