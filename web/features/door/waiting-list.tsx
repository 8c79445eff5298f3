// Who waits before the door, since when, and what can be done about it.
import { Check, DoorOpen, UserRound, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '#domain/state/door.ts'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './door.module.css'
import { ADMIT_CAP } from './use-admit-key.ts'
import { useNameOf, useWaiting } from './use-door.ts'
import { waitedFor } from './waited.ts'

const SECOND_MS = 1_000

/** In the order of their coming; the first can be let in with a key. */
export function WaitingList() {
  const { t } = useTranslation('door')
  const live = useLive()
  const waiting = useWaiting()
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('waiting', { count: waiting.length })}</h3>
      {waiting.length === 0 ? (
        <p className={styles.soft}>{t('nobodyWaits')}</p>
      ) : (
        <ul className={styles.list}>
          {waiting.map((one, index) => (
            <WaitingOne key={one.peerId} one={one} first={index === 0} />
          ))}
        </ul>
      )}
      {waiting.length > 1 && (
        <Button icon={<DoorOpen aria-hidden="true" />} onPress={() => void live.ask('door.admit-all', {})}>
          {t('admitAll', { count: waiting.length })}
        </Button>
      )}
    </section>
  )
}

function WaitingOne({ one, first }: { one: Waiting; first: boolean }) {
  const { t } = useTranslation('door')
  const live = useLive()
  const name = useNameOf()(one)
  const { peerId, role } = one
  return (
    <li className={styles.row}>
      <UserRound aria-hidden="true" />
      <div className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.soft}>
          {t(`roles.${role}`)} · <WaitedFor since={one.since} />
        </span>
      </div>
      <div className={styles.acts}>
        <Button
          kind={first ? 'primary' : 'secondary'}
          icon={<Check aria-hidden="true" />}
          onPress={() => void live.ask('door.admit', { peerId })}
        >
          {t('admit')} <span className={styles.hidden}>{name}</span>
          {first && <KeyCap>{ADMIT_CAP}</KeyCap>}
        </Button>
        <Button icon={<X aria-hidden="true" />} onPress={() => void live.ask('door.turn-away', { peerId })}>
          {t('turnAway')} <span className={styles.hidden}>{name}</span>
        </Button>
      </div>
    </li>
  )
}

function WaitedFor({ since }: { since: number }) {
  const { t } = useTranslation('door')
  return <>{t('waited', { time: waitedFor(since, useNow(SECOND_MS)) })}</>
}
