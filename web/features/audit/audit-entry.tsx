// One line of the audit trail.
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AuditLine } from '#protocol'
import { Tag } from '../../ui/tag.tsx'
import { formatTime } from '../../ui/time.ts'
import { useActionText, useSubjectText } from './use-action-text.ts'
import styles from './audit.module.css'

/** Acts that somebody should look at, besides all that failed. */
const GRAVE = new Set(['access.refused', 'access.account-locked', 'access.session-stolen', 'meeting.override'])

/** Time, who, what, on what, from where; opened, the details. */
export function AuditEntry({ line }: { line: AuditLine }) {
  const { t } = useTranslation('audit')
  const actionText = useActionText()
  const subjectText = useSubjectText()
  const grave = GRAVE.has(line.action) || line.action.endsWith('-failed')
  return (
    <li className={styles.entry}>
      <details>
        <summary className={styles.summary}>
          <ChevronRight className={styles.sign} aria-hidden="true" />
          <time className={styles.time} dateTime={new Date(line.at).toISOString()}>
            {formatTime(line.at)}
          </time>
          <span className={styles.actor}>{line.actor === '–' ? t('nobody') : line.actor}</span>
          <span className={styles.action}>
            {grave ? <Tag tone="live">{actionText(line.action)}</Tag> : actionText(line.action)}
          </span>
          <span className={styles.subject}>{subjectText(line.subject)}</span>
          <span className={styles.address}>{line.address}</span>
        </summary>
        <Details line={line} />
      </details>
    </li>
  )
}

function Details({ line }: { line: AuditLine }) {
  const { t } = useTranslation('audit')
  const facts: [string, string][] = [
    [t('seq'), String(line.seq)],
    [t('actionName'), line.action],
    ...(line.subject === '' ? [] : [[t('subject'), line.subject] satisfies [string, string]]),
    [t('agent'), line.agent],
    ...Object.entries(line.details).map(([name, value]): [string, string] => [name, inWords(value)]),
  ]
  return (
    <dl className={styles.details}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.detail}>
          <dt>{name}</dt>
          <dd>{value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
