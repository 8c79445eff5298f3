// What was done to an entry by hand: merged entries, and the history with who and why.
import { Split } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { EntryId, UptakeEvidence, UptakeMeeting } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import vi from '../../i18n/vi/office/uptake.json' with { type: 'json' }
import { useNumbers } from './numbers.ts'
import { SplitDialog } from './split-dialog.tsx'
import styles from './evidence.module.css'

type KnownAction = keyof typeof vi.evidence.actions

/** Where another entry stands for this one: says so, and leads there. */
export function MergedInto({ meeting: { id, mergedInto, mayEdit } }: { meeting: UptakeMeeting }) {
  const { t } = useTranslation('uptake')
  const [splitting, setSplitting] = useState<EntryId | null>(null)
  if (mergedInto === null) return null
  return (
    <Notice
      actions={
        mayEdit && (
          <Button size="small" icon={<Split />} onPress={() => setSplitting(id)}>
            {t('evidence.split')}
          </Button>
        )
      }
    >
      {t('evidence.mergedInto')} <Link to={`/uptake/meetings/${mergedInto}`}>{t('evidence.mergedIntoLink')}</Link>
      {splitting && <SplitDialog id={splitting} onClose={() => setSplitting(null)} />}
    </Notice>
  )
}

/** Entries that this one stands for; each can be taken out again. */
export function Merged({ evidence: { merged, meeting } }: { evidence: UptakeEvidence }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const [splitting, setSplitting] = useState<EntryId | null>(null)
  if (merged.length === 0) return null
  return (
    <section className={styles.card} aria-label={t('evidence.mergedTitle')}>
      <h2 className={styles.cardTitle}>{t('evidence.mergedTitle')}</h2>
      <ul className={styles.rows}>
        {merged.map(({ id, source, title, startsAt }) => (
          <li key={id} className={styles.row}>
            <span>
              <Link to={`/uptake/meetings/${id}`}>{title ?? t('list.hidden')}</Link>
              <span className={styles.soft}>{` ${numbers.moment(startsAt)}, ${t(`source.${source}`)}`}</span>
            </span>
            {meeting.mayEdit && (
              <Button size="small" icon={<Split />} onPress={() => setSplitting(id)}>
                {t('evidence.split')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {splitting && <SplitDialog id={splitting} onClose={() => setSplitting(null)} />}
    </section>
  )
}

/** Everything that was done by hand, the newest first. */
export function History({ evidence: { history } }: { evidence: UptakeEvidence }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const words = (action: string) => (isKnown(action) ? t(`evidence.actions.${action}`) : action)
  return (
    <section className={styles.card} aria-label={t('evidence.history')}>
      <h2 className={styles.cardTitle}>{t('evidence.history')}</h2>
      {history.length === 0 && <p className={styles.soft}>{t('evidence.historyNone')}</p>}
      <ol className={styles.rows}>
        {history.map(({ at, by, action, reason }) => (
          <li key={`${at} ${action}`} className={styles.event}>
            <strong>{words(action)}</strong>
            <span className={styles.soft}>{t('evidence.historyLine', { by, when: numbers.moment(at) })}</span>
            {reason !== '' && <span>{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function isKnown(action: string): action is KnownAction {
  return Object.hasOwn(vi.evidence.actions, action)
}
