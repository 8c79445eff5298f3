// The votes of a session, as they were counted: nobody changes them.
import { useTranslation } from 'react-i18next'
import type { MinutesVote } from '#domain/minutes.ts'
import styles from './minutes.module.css'

/** Each motion with its result. */
export function VoteList({ votes }: { votes: readonly MinutesVote[] }) {
  const { t } = useTranslation('minutes')
  return (
    <>
      <p className={styles.soft}>{t('votesHint')}</p>
      <ol className={styles.votes}>
        {votes.map(({ motion, secret, results, at }) => (
          <li key={`${at}:${motion}`}>
            <strong>{motion}</strong> ({t(secret ? 'secret' : 'open')})
            <br />
            {results.map(({ option, count }) => `${option}: ${count}`).join(' · ')}
          </li>
        ))}
      </ol>
    </>
  )
}
