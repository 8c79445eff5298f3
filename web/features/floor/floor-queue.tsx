// The console's tab of the floor: who asks, inviting who did not, and how the floor is given.
import { Clock, Hand, X } from 'lucide-react'
import { memo } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { FloorRequest } from '#domain/state/floor.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { nameOf } from '../../session/names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Waited } from './countdown.tsx'
import { FloorSettingsForm } from './floor-settings.tsx'
import styles from './floor-queue.module.css'
import { InviteField } from './invite-field.tsx'
import { SpeakerList } from './speaker-list.tsx'
import { useDirects, useNames } from './use-floor.ts'

const NO_REQUESTS: readonly FloorRequest[] = []

/** The queue in the order of asking; one press or one digit gives the floor. */
export function FloorQueue() {
  const mode = useSession((session) => session.floor.mode)
  const directs = useDirects()
  if (mode === null) return null
  return (
    <div className={styles.tab}>
      {mode !== 'open' && <Requests />}
      {directs && mode !== 'open' && <InviteField />}
      {directs && mode === 'list' && <List />}
      {directs && <FloorSettingsForm />}
    </div>
  )
}

function List() {
  const list = useSession((session) => session.floor.list)
  return list && <SpeakerList list={list} />
}

function Requests() {
  const { t } = useTranslation('floor')
  const queue = useSession((session) => session.floor.queue) ?? NO_REQUESTS
  return (
    <section aria-label={t('queue.title')}>
      <h2 className={styles.title}>
        {t('queue.title')} <span className={styles.count}>{queue.length}</span>
      </h2>
      <Newest queue={queue} />
      {queue.length === 0 && (
        <EmptyState icon={<Hand />} title={t('queue.empty')} text={<p>{t('queue.emptyHint')}</p>} />
      )}
      <ol className={styles.queue}>
        {queue.map((request, index) => (
          <Request key={request.bridgePointId} request={request} place={index + 1} />
        ))}
      </ol>
    </section>
  )
}

type RequestProps = { readonly request: FloorRequest; readonly place: number }

/** Drawn again only when it moves up: a large session has many of them, and something happens in it all the time. */
const Request = memo(function Request({ request: { bridgePointId, askedAt, subject }, place }: RequestProps) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const directs = useDirects()
  const name = useSession((session) => nameOf(session, bridgePointId)) ?? ''
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
  if (!directs) return <li className={styles.request}>{words}</li>
  return (
    <li className={styles.request}>
      <AriaButton
        className={styles.grant ?? ''}
        aria-label={`${place}. ${t('queue.grant', { name })}. ${subject}`}
        onPress={() => void live.ask('floor.grant', { bridgePointId })}
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
})

/** Tells those who cannot see the queue who has come into it. */
function Newest({ queue }: { queue: readonly FloorRequest[] }) {
  const { t } = useTranslation('floor')
  const named = useNames()
  const newest = queue.at(-1)
  return (
    <p className={styles.hidden} role="status">
      {newest && t('queue.asked', { name: named(newest.bridgePointId) })}
    </p>
  )
}
