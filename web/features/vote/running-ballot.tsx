// The open ballot as its chair and secretary see it: how far it is, who is missing, closing it.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handedPapers, papersOf, votingPeer } from '#domain/ballot.ts'
import type { SessionState } from '#domain/session.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import type { BallotId, BridgePointId } from '#protocol'
import { useLive } from '../../session/live-context.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import { BallotTags } from './ballot-tags.tsx'
import { OpenPaper } from './ballot-paper.tsx'
import { ResultBars } from './bars.tsx'
import styles from './vote.module.css'

type RunningProps = { readonly session: SessionState; readonly ballot: Ballot }

/** Everything about the ballot that is open. */
export function RunningBallot({ session, ballot }: RunningProps) {
  const { t } = useTranslation('vote')
  const [asked, setAsked] = useState<'close' | 'cancel' | null>(null)
  const { ending, end } = useEnding(ballot.id)
  return (
    <section className={styles.stack} aria-label={t('running.heading')}>
      <h2 className={styles.heading}>{t('running.heading')}</h2>
      <BallotTags ballot={ballot} />
      <p className={styles.motion}>{ballot.motion}</p>
      {ballot.secret ? <SecretProgress ballot={ballot} /> : <OpenProgress ballot={ballot} />}
      <Missing session={session} ballot={ballot} />
      <div className={styles.actions}>
        <Button
          kind="primary"
          pending={ending === 'close'}
          disabled={ending !== null}
          onPress={() => setAsked('close')}
        >
          {t('running.close')}
        </Button>
        <Button disabled={ending !== null} onPress={() => setAsked('cancel')}>
          {t('running.cancel')}
        </Button>
      </div>
      {ending === 'close' && ballot.secret && (
        <p className={styles.soft} role="status">
          {t('running.lastPapers')}
        </p>
      )}
      <Ending asked={asked} onEnd={end} onDone={() => setAsked(null)} />
    </section>
  )
}

function OpenProgress({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation('vote')
  const papers = total(ballot)
  const cast = ballot.counts?.reduce((sum, count) => sum + count, 0) ?? 0
  return (
    <>
      <Progress label={t('running.given', { cast, papers })} value={papers === 0 ? 0 : cast / papers} />
      <ResultBars ballot={ballot} />
    </>
  )
}

function SecretProgress({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation('vote')
  const cast = usePapersInUrn(ballot.id)
  const handed = handedPapers(ballot)
  const papers = total(ballot)
  return (
    <div className={styles.tight}>
      <p className={styles.figure} role="status">
        {cast === null ? t('running.unknownInUrn') : t('running.inUrn', { cast })}
      </p>
      <Progress label={t('running.handed', { handed, papers })} value={papers === 0 ? 0 : handed / papers} />
    </div>
  )
}

/** As told last, or asked for once by a page that came later; null until either. */
function usePapersInUrn(id: BallotId): number | null {
  const live = useLive()
  const urn = useStore(live.store, (state) => state.urn)
  const told = urn?.id === id ? urn.cast : null
  const [asked, setAsked] = useState<number | null>(null)
  useEffect(() => {
    let gone = false
    void live.ask('ballot.count', { id }).then((answer) => {
      if (answer && !gone) setAsked(answer.cast)
    })
    return () => {
      gone = true
    }
  }, [live, id])
  return told ?? asked
}

function total({ voters }: Ballot): number {
  return voters.reduce((sum, voter) => sum + voter.papers, 0)
}

/** Who has not voted, or in a secret ballot not received papers: nobody knows who has cast them. */
function Missing({ session, ballot }: RunningProps) {
  const { t } = useTranslation('vote')
  const [entering, setEntering] = useState<BridgePointId | null>(null)
  const done = ballot.secret ? ballot.handed : ballot.votes
  const nameOf = (id: BridgePointId) => session.bridgePoints.find((point) => point.id === id)?.name ?? ''
  const missing = ballot.voters.filter(({ bridgePointId }) => done[bridgePointId] === undefined)
  return (
    <>
      {missing.length > 0 && (
        <details className={styles.details}>
          <summary>{t(ballot.secret ? 'running.notHanded' : 'running.missing', { voters: missing.length })}</summary>
          <ul className={styles.list}>
            {missing.map(({ bridgePointId: id }) => (
              <li key={id}>
                <span>{nameOf(id)}</span>
                {!ballot.secret && !votingPeer(session, id) && (
                  <Button size="small" onPress={() => setEntering(id)}>
                    {t('running.enter')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {entering !== null && papersOf(ballot, entering) > 0 && (
        <Dialog
          title={t('running.enterFor', { name: nameOf(entering) })}
          closeLabel={t('result.close')}
          open
          onClose={() => setEntering(null)}
        >
          <OpenPaper ballot={ballot} bridgePointId={entering} />
        </Dialog>
      )}
    </>
  )
}

type EndingProps = {
  readonly asked: 'close' | 'cancel' | null
  readonly onEnd: (how: 'close' | 'cancel') => void
  readonly onDone: () => void
}

/** Ends the ballot; a secret one closes some seconds later, when the last papers have come in. */
function useEnding(id: BallotId) {
  const live = useLive()
  const [ending, setEnding] = useState<'close' | 'cancel' | null>(null)
  const end = (how: 'close' | 'cancel') => {
    setEnding(how)
    void live.ask(how === 'close' ? 'ballot.close' : 'ballot.cancel', { id }).finally(() => setEnding(null))
  }
  return { ending, end }
}

/** Neither can be taken back, so both are asked about. */
function Ending({ asked, onEnd, onDone }: EndingProps) {
  const { t } = useTranslation('vote')
  if (asked === null) return null
  const end = () => {
    onEnd(asked)
    onDone()
  }
  return (
    <Dialog title={t(`running.${asked}Title`)} closeLabel={t('running.back')} open onClose={onDone}>
      <p>{t(`running.${asked}Text`)}</p>
      <div className={styles.actions}>
        <Button kind={asked === 'close' ? 'primary' : 'danger'} autoFocus onPress={end}>
          {t(`running.${asked}`)}
        </Button>
        <Button onPress={onDone}>{t('running.back')}</Button>
      </div>
    </Dialog>
  )
}
