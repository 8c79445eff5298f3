// The vote on every screen: it comes by itself when a ballot opens, waits, and shows the result.
import { useState } from 'react'
import { Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { roleMay } from '#domain/roles.ts'
import type { SessionState } from '#domain/session.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import type { BallotId } from '#protocol'
import { useSelf, useSession } from '../../session/live-context.ts'
import type { Self } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { OpenPaper, SecretPapers } from './ballot-paper.tsx'
import { ResultBars } from './bars.tsx'
import { OwnPapers } from './own-papers.tsx'
import { checkPapers } from './paper-check.ts'
import type { Booth } from './secret-voting.ts'
import { stanceOf, useVoting } from './use-voting.ts'
import styles from './vote.module.css'

/** Stands once on every screen of the session, whatever the role; shows nothing while there is nothing to vote on. */
export function VoteDialog() {
  const session = useSession((state) => state)
  const self = useSelf()
  const { booths } = useVoting()
  const ballot = useWatched(session?.ballots)
  if (!session || !self || !ballot) return null
  const booth = booths[ballot.id]
  if (ballot.phase === 'open') return <OpenBallot key={ballot.id} session={session} self={self} ballot={ballot} />
  if (ballot.phase === 'closed') return <Result key={ballot.id} self={self} ballot={ballot} booth={booth} />
  return null
}

/** The ballot that is open, or else the one that this screen last saw open. */
function useWatched(ballots: readonly Ballot[] | undefined): Ballot | undefined {
  const open = ballots?.find((ballot) => ballot.phase === 'open')
  const [seen, setSeen] = useState<BallotId | null>(null)
  if (open && open.id !== seen) setSeen(open.id)
  return open ?? ballots?.find((ballot) => ballot.id === seen)
}

type OpenBallotProps = { readonly session: SessionState; readonly self: Self; readonly ballot: Ballot }

function OpenBallot({ session, self, ballot }: OpenBallotProps) {
  const { t } = useTranslation(['vote', 'common'])
  const { voting, booths } = useVoting()
  const stance = stanceOf(ballot, session, self, booths)
  const [wanted, setWanted] = useState(false)
  const [aside, setAside] = useState(false)
  const here = stance === 'here' || (stance === 'other' && wanted)
  const why = here || stance === 'watching' ? null : t(WHY_NOT[stance])
  const come = () => {
    if (ballot.secret) voting.takeHere(ballot.id)
    setWanted(true)
    setAside(false)
  }
  if (!here || aside) {
    return (
      <div className={styles.aside} role="status">
        <p>
          {t('vote:voter.asideText', { motion: ballot.motion })}{' '}
          {why !== null && <span className={styles.soft}>{why}</span>}
        </p>
        {here && (
          <Button kind="primary" icon={<Vote aria-hidden="true" />} onPress={() => setAside(false)}>
            {t('vote:voter.open')}
          </Button>
        )}
        {stance === 'other' && !here && <Button onPress={come}>{t('vote:voter.here')}</Button>}
      </div>
    )
  }
  return (
    <Dialog
      title={ballot.secret ? t('vote:secretTitle') : t('vote:title')}
      closeLabel={t('vote:voter.aside')}
      open
      onClose={() => setAside(true)}
    >
      <p className={styles.motion}>{ballot.motion}</p>
      {ballot.secret ? (
        <SecretPapers ballot={ballot} booth={booths[ballot.id]} />
      ) : (
        <OpenPaper ballot={ballot} bridgePointId={self.bridgePointId} />
      )}
    </Dialog>
  )
}

/** Why this page does not vote. */
const WHY_NOT = {
  other: 'vote:voter.other',
  elsewhere: 'vote:voter.elsewhere',
  none: 'vote:voter.notVoter',
} as const

type ResultProps = { readonly self: Self; readonly ballot: Ballot; readonly booth: Booth | undefined }

/** The result for everybody; who runs the ballot has it in the panel, and is told here only what went wrong. */
function Result({ self, ballot, booth }: ResultProps) {
  const { t } = useTranslation('vote')
  const [open, setOpen] = useState(true)
  const checked = ballot.papers && booth ? checkPapers(booth.papers, ballot.papers) : []
  const wrong = checked.some(({ fate }) => fate !== 'counted')
  const counts = ballot.options.map((option, index) => `${option} ${ballot.counts?.[index] ?? 0}`).join(', ')
  if (roleMay(self.role, 'ballot.run') && !wrong) return null
  return (
    <Dialog title={t('result.heading')} closeLabel={t('result.close')} open={open} onClose={() => setOpen(false)}>
      <p className={styles.motion}>{ballot.motion}</p>
      <p className={styles.hidden} role="status">
        {t('result.announce', { counts })}
      </p>
      {wrong && <OwnPapers ballot={ballot} booth={booth} />}
      <ResultBars ballot={ballot} />
      {!wrong && <OwnPapers ballot={ballot} booth={booth} />}
      <div className={styles.actions}>
        <Button kind="primary" size="large" autoFocus onPress={() => setOpen(false)}>
          {t('result.close')}
        </Button>
      </div>
    </Dialog>
  )
}
