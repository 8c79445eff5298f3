// The verdict on a meeting in a sentence, the correction by hand, and the definition it follows.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { UptakeEvidence } from '#protocol'
import { Notice } from '../../ui/notice.tsx'
import { OutcomeTag } from './meeting-columns.tsx'
import { useNumbers } from './numbers.ts'
import { outcomeOf, useVerdictWords } from './use-verdict-words.ts'
import styles from './evidence.module.css'

/** How it counts and why. */
export function VerdictSection({ evidence: { meeting, definition } }: { evidence: UptakeEvidence }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const words = useVerdictWords()(meeting, definition)
  const { correction, verdict } = meeting
  return (
    <section className={styles.verdict} aria-label={t('evidence.why')}>
      <div>
        <OutcomeTag outcome={outcomeOf(verdict)} />
      </div>
      <p className={styles.sentence}>{words}</p>
      {correction && (
        <Notice>
          <strong>{t('evidence.correctedBy', { outcome: t(`evidence.outcomes.${correction.outcome}`) })}</strong>
          <p>
            {t('evidence.correctedText', {
              by: correction.by,
              when: numbers.moment(correction.at),
              reason: correction.reason,
            })}
          </p>
        </Notice>
      )}
      <p className={styles.soft}>
        {t('evidence.definition', { version: definition.version, day: numbers.day(definition.appliesFrom) })}.{' '}
        <Link to="/uptake/definition">{t('evidence.definitionLink')}</Link>
      </p>
    </section>
  )
}
