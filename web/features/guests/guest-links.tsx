// The guests of a meeting: people from outside, each invited with a link that opens once.
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffice } from '../../api/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Guest, MeetingId } from '#protocol'
import { GuestRow } from './guest-row.tsx'
import { InviteGuest } from './invite-guest.tsx'
import { IssuedGuestLink } from './issued-guest-link.tsx'
import type { IssuedGuest } from './issued-guest-link.tsx'
import styles from './guests.module.css'

/** How often it is asked who has come, ms. */
const AGAIN_MS = 30_000

/** For those who may change the meeting: who is invited, how each link stands, and a new link. */
export function GuestLinks({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('guests')
  const heading = useId()
  const { data, error, refetch } = useOffice('guest.list', { meetingId }, { refetchInterval: AGAIN_MS })
  const [issued, setIssued] = useState<IssuedGuest | null>(null)
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        {t('title')}
      </h2>
      <p className={styles.soft}>{t('about')}</p>
      {error && !data && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton height="3rem" />}
      {data && <Guests guests={data} />}
      {issued && <IssuedGuestLink issued={issued} onDone={() => setIssued(null)} />}
      <InviteGuest meetingId={meetingId} onInvited={setIssued} />
    </section>
  )
}

function Guests({ guests }: { guests: readonly Guest[] }) {
  const { t } = useTranslation('guests')
  if (guests.length === 0) return <p>{t('none')}</p>
  return (
    <ul className={styles.list}>
      {guests.map((guest) => (
        <GuestRow key={guest.id} guest={guest} />
      ))}
    </ul>
  )
}
