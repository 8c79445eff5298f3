// The ballot paper of this bridge point: choosing, sending, waiting.
import { useState } from 'react'
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { papersOf } from '#domain/ballot.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import type { BridgePointId } from '#protocol'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ResultBars } from './bars.tsx'
import { Choices } from './choices.tsx'
import { DelegateVotes } from './delegate-votes.tsx'
import { checkCodeOf } from './paper-check.ts'
import type { Booth } from './secret-voting.ts'
import { useVoting } from './use-voting.ts'
import styles from './vote.module.css'

type PaperProps = { readonly ballot: Ballot; readonly bridgePointId: BridgePointId }

/** The paper of an open ballot: what was given can be changed, and everybody sees it. */
export function OpenPaper({ ballot, bridgePointId }: PaperProps) {
  const live = useLive()
  const [changing, setChanging] = useState(false)
  const papers = papersOf(ballot, bridgePointId)
  const given = ballot.votes[bridgePointId]
  const send = (votes: readonly number[]) => {
    void live.ask('ballot.cast', { id: ballot.id, bridgePointId, votes: [...votes] })
    setChanging(false)
  }
  if (given && !changing) return <Given ballot={ballot} given={given} onChange={() => setChanging(true)} />
  if (papers > 1) return <DelegateVotes options={ballot.options} papers={papers} given={given} onSend={send} />
  return (
    <Choices
      options={ballot.options}
      chosen={given ? given.findIndex((count) => count > 0) : null}
      onConfirm={(index) => send(ballot.options.map((_, at) => (at === index ? 1 : 0)))}
    />
  )
}

type GivenProps = { readonly ballot: Ballot; readonly given: readonly number[]; readonly onChange: () => void }

/** What was voted, and how it stands. */
function Given({ ballot, given, onChange }: GivenProps) {
  const { t } = useTranslation('vote')
  const words = ballot.options.flatMap((option, index) => {
    const count = given[index] ?? 0
    if (count === 0) return []
    return [ballot.unit === 'delegate' ? `${option} ${count}` : option]
  })
  return (
    <div className={styles.stack}>
      <p className={styles.said} role="status">
        <CircleCheck aria-hidden="true" />
        <span>{t('voter.doneOpen', { option: words.join(', ') })}</span>
      </p>
      <ResultBars ballot={ballot} />
      <div className={styles.actions}>
        <Button size="large" onPress={onChange}>
          {t('voter.again')}
        </Button>
      </div>
    </div>
  )
}

/** The papers of a secret ballot, filled in one after the other. */
export function SecretPapers({ ballot, booth }: { ballot: Ballot; booth: Booth | undefined }) {
  const { t } = useTranslation('vote')
  const { voting } = useVoting()
  if (booth?.phase === 'unable') return <Notice tone="trouble">{t('voter.unable')}</Notice>
  if (booth?.phase !== 'ready') return <Waiting text={t('voter.taking')} />
  const { papers } = booth
  const used = papers.filter((paper) => paper.option !== null).length
  if (used === papers.length) return <CastPapers booth={booth} />
  return (
    <div className={styles.stack}>
      {papers.length > 1 && (
        <p className={styles.figure} role="status">
          {t('voter.paperOf', { number: used + 1, papers: papers.length })}
        </p>
      )}
      <Choices
        key={used}
        options={ballot.options}
        chosen={null}
        onConfirm={(option) => voting.cast(ballot.id, option)}
      />
      <p className={styles.soft}>{t('voter.secretNote')}</p>
    </div>
  )
}

function CastPapers({ booth: { papers } }: { booth: Booth }) {
  const { t } = useTranslation('vote')
  if (papers.some((paper) => !paper.taken)) return <Waiting text={t('voter.sending')} />
  return (
    <div className={styles.stack} role="status">
      <p className={styles.said}>
        <CircleCheck aria-hidden="true" />
        <span>{t('voter.done')}</span>
      </p>
      <p>{t('voter.doneSecret')}</p>
      <p className={styles.soft}>
        {papers.map(({ serial }) => (
          <span key={serial} className={styles.code}>
            {t('voter.paperNumber', { code: checkCodeOf(serial) })}{' '}
          </span>
        ))}
      </p>
    </div>
  )
}

function Waiting({ text }: { text: string }) {
  return (
    <p className={styles.said} role="status">
      <Spinner />
      <span>{text}</span>
    </p>
  )
}
