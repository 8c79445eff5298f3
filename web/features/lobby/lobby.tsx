// The lobby: look in the mirror, check the sound, then join.
import { ArrowLeft, LogIn } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RefusalCode, RefusalDetails } from '#protocol'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './lobby.module.css'

type LobbyProps = {
  /** Unknown until the directory has answered. */
  readonly title: string | null
  readonly bridgePoint: string | null
  readonly joining: boolean
  readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails | undefined } | null
  /** How many of camera and microphone cannot be had. */
  readonly missingDevices: 0 | 1 | 2
  readonly preview: ReactNode
  readonly choices: ReactNode
  readonly onJoin: () => void
  readonly onRetry: () => void
}

/** The page before joining. Joining is possible whatever the devices do. */
export function Lobby(props: LobbyProps) {
  const { t } = useTranslation('lobby')
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Link className={styles.back ?? ''} to="/">
          <ArrowLeft aria-hidden="true" />
          {t('back')}
        </Link>
        <Clock />
      </header>
      <main className={styles.main}>
        <div className={styles.preview}>{props.preview}</div>
        <section className={styles.side}>
          <LobbyTitle title={props.title} bridgePoint={props.bridgePoint} />
          {props.refusal && <SeatRefused refusal={props.refusal} onRetry={props.onRetry} />}
          <Button
            kind="primary"
            size="large"
            icon={<LogIn aria-hidden="true" />}
            pending={props.joining}
            onPress={props.onJoin}
            className={styles.join}
            autoFocus
          >
            {props.joining ? t('joining') : t('join')}
          </Button>
          {props.missingDevices > 0 && (
            <p className={styles.soft}>{props.missingDevices === 2 ? t('withoutBoth') : t('canJoinAnyway')}</p>
          )}
          {props.choices}
        </section>
      </main>
    </div>
  )
}

function LobbyTitle({ title, bridgePoint }: Pick<LobbyProps, 'title' | 'bridgePoint'>) {
  const { t } = useTranslation('lobby')
  return (
    <div className={styles.title}>
      <h1 className={styles.meeting}>{title ?? <Skeleton height="2rem" />}</h1>
      <p className={styles.soft}>{t('joiningAs')}</p>
      <p className={styles.point}>{bridgePoint ?? <Skeleton width="12rem" />}</p>
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
