// The console's tab of the floor: who asks, inviting who did not, and how the floor is given.
import { Clock, Hand, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { BridgePointId } from '#protocol'
import { attends } from '#domain/roles.ts'
import type { FloorRequest } from '#domain/state/floor.ts'
import { useLive } from '../../session/live-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Waited } from './countdown.tsx'
import { FloorSettingsForm } from './floor-settings.tsx'
import styles from './floor-queue.module.css'
import { SpeakerList } from './speaker-list.tsx'
import { useDirects, useFloor, useNames, usePeers, usePoints } from './use-floor.ts'

/** The queue in the order of asking; one press or one digit gives the floor. */
export function FloorQueue() {
  const floor = useFloor()
  const directs = useDirects()
  if (!floor) return null
  return (
    <div className={styles.tab}>
      {floor.mode !== 'open' && <Requests queue={floor.queue} />}
      {directs && floor.mode !== 'open' && <Invite />}
      {directs && floor.mode === 'list' && <SpeakerList list={floor.list} />}
      {directs && <FloorSettingsForm />}
    </div>
  )
}

function Requests({ queue }: { queue: readonly FloorRequest[] }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const directs = useDirects()
  const grant = (bridgePointId: BridgePointId) => void live.ask('floor.grant', { bridgePointId })
  return (
    <section aria-label={t('queue.title')}>
      <h3 className={styles.title}>
        {t('queue.title')} <span className={styles.count}>{queue.length}</span>
      </h3>
      <Newest queue={queue} />
      {queue.length === 0 && (
        <EmptyState icon={<Hand />} title={t('queue.empty')} text={<p>{t('queue.emptyHint')}</p>} />
      )}
      <ol className={styles.queue}>
        {queue.map((request, index) => (
          <Request key={request.bridgePointId} request={request} place={index + 1} onGrant={directs ? grant : null} />
        ))}
      </ol>
    </section>
  )
}

type RequestProps = {
  readonly request: FloorRequest
  readonly place: number
  readonly onGrant: ((bridgePointId: BridgePointId) => void) | null
}

function Request({ request: { bridgePointId, askedAt, subject }, place, onGrant }: RequestProps) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const name = useNames()(bridgePointId)
  const words = (
    <>
      <KeyCap>{String(place)}</KeyCap>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.soft}>{subject || t('queue.noSubject')}</span>
        <span className={styles.waited}>
          <Clock aria-hidden="true" />
          <Waited at={askedAt} />
        </span>
      </span>
    </>
  )
  if (!onGrant) return <li className={styles.request}>{words}</li>
  return (
    <li className={styles.request}>
      <AriaButton
        className={styles.grant ?? ''}
        aria-label={`${place}. ${t('queue.grant', { name })}. ${subject}`}
        onPress={() => onGrant(bridgePointId)}
      >
        {words}
      </AriaButton>
      <IconButton
        label={t('queue.deny', { name })}
        icon={<X />}
        onPress={() => void live.ask('floor.deny', { bridgePointId })}
      />
    </li>
  )
}

/** Tells those who cannot see the queue who has come into it. */
function Newest({ queue }: { queue: readonly FloorRequest[] }) {
  const { t } = useTranslation('floor')
  const nameOf = useNames()
  const newest = queue.at(-1)
  return (
    <p className={styles.hidden} role="status">
      {newest && t('queue.asked', { name: nameOf(newest.bridgePointId) })}
    </p>
  )
}

function Invite() {
  const { t } = useTranslation('floor')
  const live = useLive()
  const points = usePoints()
  const peers = usePeers()
  // Another key empties the field after each choice.
  const [turn, setTurn] = useState(0)
  const there = new Set(peers.filter((peer) => attends(peer.role)).map((peer) => peer.bridgePointId))
  const items = points
    .map(({ id, name }) => ({ id, label: name, detail: there.has(id) ? undefined : t('queue.away') }))
    .toSorted((a, b) => Number(a.detail !== undefined) - Number(b.detail !== undefined))
  const invite = (chosen: string | null) => {
    const point = points.find(({ id }) => id === chosen)
    if (!point) return
    void live.ask('floor.grant', { bridgePointId: point.id })
    setTurn(turn + 1)
  }
  return (
    <ComboBox
      key={turn}
      label={t('queue.invite')}
      placeholder={t('queue.inviteHint')}
      items={items}
      value={null}
      onChange={invite}
    />
  )
}
