// The panel of votes: putting a motion to the vote, running the ballot, the results of the session.
import { useState } from 'react'
import { Plus, Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { roleMay } from '#domain/roles.ts'
import type { SessionState } from '#domain/session.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import { useSelf, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatTime } from '../../ui/time.ts'
import { BallotForm } from './ballot-form.tsx'
import { BallotTags } from './ballot-tags.tsx'
import { ResultBars } from './bars.tsx'
import { OwnPapers, PublishedPapers } from './own-papers.tsx'
import { RunningBallot } from './running-ballot.tsx'
import type { Booth } from './secret-voting.ts'
import { useVoting } from './use-voting.ts'
import styles from './vote.module.css'

/** For chair and secretary everything about votes; for the others the results. */
export function VotePanel() {
  const { t } = useTranslation('vote')
  const session = useSession((state) => state)
  const self = useSelf()
  const { booths } = useVoting()
  if (!session || !self) return null
  const running = session.ballots.find((ballot) => ballot.phase === 'open')
  const past = session.ballots.filter((ballot) => ballot !== running).toReversed()
  const runs = roleMay(self.role, 'ballot.run')
  return (
    <div className={styles.panel}>
      {runs && running && <RunningBallot session={session} ballot={running} />}
      {runs && !running && <NewBallot key={past.length} session={session} first={past.length === 0} />}
      {past.length === 0 && !runs && (
        <EmptyState icon={<Vote />} title={t('result.none')} text={t('result.noneText')} />
      )}
      {past.length > 0 && (
        <section className={styles.stack} aria-label={t('result.past')}>
          <h2 className={styles.heading}>{t('result.past')}</h2>
          {past.map((ballot) => (
            <PastBallot key={ballot.id} ballot={ballot} booth={booths[ballot.id]} />
          ))}
        </section>
      )}
    </div>
  )
}

/** The form; after a ballot its result stands there first. */
function NewBallot({ session, first }: { session: SessionState; first: boolean }) {
  const { t } = useTranslation('vote')
  const [wanted, setWanted] = useState(first)
  if (wanted) return <BallotForm session={session} />
  return (
    <div className={styles.actions}>
      <Button icon={<Plus aria-hidden="true" />} onPress={() => setWanted(true)}>
        {t('form.heading')}
      </Button>
    </div>
  )
}

function PastBallot({ ballot, booth }: { ballot: Ballot; booth: Booth | undefined }) {
  const { t } = useTranslation('vote')
  return (
    <article className={styles.past}>
      <BallotTags ballot={ballot} />
      <p className={styles.motion}>
        {formatTime(ballot.openedAt)} · {ballot.motion}
      </p>
      {ballot.phase === 'cancelled' ? (
        <p className={styles.soft}>{t('result.cancelled')}</p>
      ) : (
        <>
          <ResultBars ballot={ballot} />
          <OwnPapers ballot={ballot} booth={booth} />
          <PublishedPapers ballot={ballot} booth={booth} />
        </>
      )}
    </article>
  )
}
