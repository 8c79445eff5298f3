// The console's view of who has the floor, and what can be done about it.
import { MicOff, SkipForward, Speech, Square, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BridgePointId } from '#protocol'
import { nextOnList } from '#domain/floor.ts'
import { attendingPeers } from '#domain/session.ts'
import type { FloorHolder } from '#domain/state/floor.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import { Countdown, Spoken } from './countdown.tsx'
import styles from './floor-desk.module.css'
import { useDirects, useFloor, useNames } from './use-floor.ts'

const MINUTE_MS = 60_000
/** What a turn can be made longer by, minutes. */
const EXTENSIONS = [1, 3] as const
const NEXT_KEY = 'N'

/** Who speaks, for how long still; who is next on the list. */
export function FloorDesk() {
  const { t } = useTranslation('floor')
  const floor = useFloor()
  if (!floor) return null
  return (
    <section className={styles.desk} aria-label={t('desk.title')}>
      {floor.holders.length === 0 ? (
        <p className={styles.nobody}>
          <strong>{floor.mode === 'open' ? t('desk.open') : t('desk.nobody')}</strong>
          {floor.mode !== 'open' && <span className={styles.soft}>{t('desk.nobodyHint')}</span>}
        </p>
      ) : (
        <ul className={styles.holders}>
          {floor.holders.map((holder) => (
            <Holder key={holder.bridgePointId} holder={holder} />
          ))}
        </ul>
      )}
      {floor.mode === 'list' && <NextOnList />}
    </section>
  )
}

function Holder({ holder }: { holder: FloorHolder }) {
  const name = useNames()(holder.bridgePointId)
  return (
    <li className={styles.holder}>
      <Speech aria-hidden="true" />
      <div className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          <span>
            <Spoken at={holder.grantedAt} />
          </span>
          <span className={styles.time}>
            <Countdown endsAt={holder.endsAt} />
          </span>
          <Trouble bridgePointId={holder.bridgePointId} />
        </span>
      </div>
      <HolderActs holder={holder} name={name} />
    </li>
  )
}

function HolderActs({ holder: { bridgePointId }, name }: { holder: FloorHolder; name: string }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  if (!useDirects()) return null
  return (
    <div className={styles.acts} role="group" aria-label={name}>
      {EXTENSIONS.map((minutes) => (
        <Button
          key={minutes}
          size="small"
          onPress={() => void live.ask('floor.extend', { bridgePointId, byMs: minutes * MINUTE_MS })}
        >
          {t('desk.plus', { minutes })}
        </Button>
      ))}
      <Button
        size="small"
        icon={<Square aria-hidden="true" />}
        onPress={() => void live.ask('floor.revoke', { bridgePointId })}
      >
        {t('desk.revoke')}
      </Button>
    </div>
  )
}

/** Why a holder may not be heard although it has the floor. */
function Trouble({ bridgePointId }: { bridgePointId: BridgePointId }) {
  const { t } = useTranslation('floor')
  const trouble = useSession((session) => {
    const peers = attendingPeers(session, bridgePointId)
    if (peers.every((peer) => peer.line === 'dropped')) return 'lineAway'
    return peers.some((peer) => peer.microphone === 'open') ? null : 'microphoneClosed'
  })
  if (trouble === null) return null
  return (
    <span className={styles.trouble}>
      {trouble === 'lineAway' ? <Unplug aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      {t(`desk.${trouble}`)}
    </span>
  )
}

function NextOnList() {
  const { t } = useTranslation('floor')
  const live = useLive()
  const directs = useDirects()
  const nameOf = useNames()
  const next = useSession(nextOnList)
  const invite = next !== null && directs ? () => void live.ask('floor.grant', { bridgePointId: next }) : null
  useMeetingKey(`Key${NEXT_KEY}`, invite, t('desk.next'))
  if (next === null) return <p className={styles.soft}>{t('desk.listDone')}</p>
  return (
    <div className={styles.next}>
      <span>{t('desk.nextIs', { name: nameOf(next) })}</span>
      {invite && (
        <Button kind="primary" icon={<SkipForward aria-hidden="true" />} onPress={invite}>
          {t('desk.next')}
        </Button>
      )}
      {invite && <KeyCap>{NEXT_KEY}</KeyCap>}
    </div>
  )
}
