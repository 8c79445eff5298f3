// The votes of a bridge point's delegates, counted where they sit: a number for each option.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import styles from './vote.module.css'

type DelegateVotesProps = {
  readonly options: readonly string[]
  /** How many votes the bridge point has. */
  readonly papers: number
  /** What was entered last. */
  readonly given: readonly number[] | undefined
  readonly onSend: (votes: readonly number[]) => void
}

/** As many votes as there are delegates at most; who does not vote is left out. */
export function DelegateVotes({ options, papers, given, onSend }: DelegateVotesProps) {
  const { t } = useTranslation('vote')
  const [votes, setVotes] = useState<readonly number[]>(given ?? options.map(() => 0))
  const sum = votes.reduce((total, count) => total + count, 0)
  const tooMany = sum > papers
  return (
    <div className={styles.stack}>
      <p className={styles.soft}>{t('voter.delegates', { papers })}</p>
      {options.map((option, index) => (
        <NumberField
          key={option}
          label={option}
          value={votes[index] ?? 0}
          onChange={(count) => setVotes(votes.with(index, count ?? 0))}
          min={0}
          max={papers}
        />
      ))}
      {tooMany && (
        <p className={styles.wrong} role="alert">
          {t('voter.tooMany', { papers })}
        </p>
      )}
      <div className={styles.actions}>
        <Button kind="primary" size="large" disabled={sum === 0 || tooMany} onPress={() => onSend(votes)}>
          {t('voter.send')}
        </Button>
      </div>
    </div>
  )
}
