// What became of one's own secret papers, and the list in which everybody can look.
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { handedPapers } from '#domain/ballot.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import { Notice } from '../../ui/notice.tsx'
import { checkCodeOf, checkPapers } from './paper-check.ts'
import type { CheckedPaper } from './paper-check.ts'
import type { Booth } from './secret-voting.ts'
import styles from './vote.module.css'

type OwnProps = { readonly ballot: Ballot; readonly booth: Booth | undefined }

/** Says of each of one's own papers whether it was counted; loudly when it was not. */
export function OwnPapers({ ballot, booth }: OwnProps) {
  const checked = ballot.papers && booth ? checkPapers(booth.papers, ballot.papers) : []
  if (checked.length === 0) return null
  return (
    <div className={styles.tight}>
      {checked.map((paper) => (
        <Fate key={paper.code} paper={paper} />
      ))}
    </div>
  )
}

function Fate({ paper: { code, fate } }: { paper: CheckedPaper }) {
  const { t } = useTranslation('vote')
  const wrong = fate !== 'counted'
  const Icon = wrong ? CircleAlert : CircleCheck
  return (
    <div className={styles.said} data-wrong={wrong} role={wrong ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className={styles.tight}>
        <span>
          {t(`check.${fate}`)}. <span className={styles.code}>{t('voter.paperNumber', { code })}</span>
        </span>
        {(fate === 'missing' || fate === 'changed') && <span>{t('check.alarm')}</span>}
      </div>
    </div>
  )
}

/** Every paper that was counted, in the order of the codes; a warning when there are more than were handed out. */
export function PublishedPapers({ ballot, booth }: OwnProps) {
  const { t } = useTranslation('vote')
  if (ballot.papers === null) return null
  const own = new Set(booth?.papers.map((paper) => paper.serial))
  const rows = ballot.papers.map((paper) => ({ ...paper, code: checkCodeOf(paper.serial) }))
  const handed = handedPapers(ballot)
  return (
    <>
      {rows.length > handed && <Notice tone="trouble">{t('check.tooMany', { counted: rows.length, handed })}</Notice>}
      <details className={styles.details}>
        <summary>{t('check.listHeading', { papers: rows.length })}</summary>
        <p className={styles.soft}>{t('check.listText')}</p>
        <table className={styles.papers}>
          <thead>
            <tr>
              <th scope="col">{t('check.code')}</th>
              <th scope="col">{t('check.choice')}</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .toSorted((a, b) => (a.code < b.code ? -1 : 1))
              .map(({ serial, code, option }) => (
                <tr key={serial} data-own={own.has(serial)}>
                  <td className={styles.code}>
                    {code}
                    {own.has(serial) && <span className={styles.hidden}>{t('check.own')}</span>}
                  </td>
                  <td>{ballot.options[option]}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
