// The minutes as the page that will be printed: the same words and measures as in the files. Always in Vietnamese.
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { DECREE_FORM } from '#domain/decree-form.ts'
import type { PaperBlock } from '#domain/minutes/paper-blocks.ts'
import { HEADS, RECIPIENTS_HEAD } from '#domain/minutes/paper.ts'
import type { Paper } from '#domain/minutes/paper.ts'
import styles from './paper.module.css'

const { marginsMm, sizes, text, rules, headColumns, signatureRoomMm } = DECREE_FORM

/** The decree's measures for the style sheet. React's type knows no custom properties. */
const MEASURES = {
  '--top': marginsMm.top,
  '--bottom': marginsMm.bottom,
  '--left': marginsMm.left,
  '--right': marginsMm.right,
  '--indent': text.indentMm,
  '--between': text.spacingPt,
  '--leading': text.lineHeight * 1.15,
  '--room': signatureRoomMm,
  '--head': `${headColumns.left}fr ${headColumns.right}fr`,
  '--body-rule': `${rules.body * 100}%`,
  '--summary-rule': `${rules.summary * 100}%`,
  ...Object.fromEntries(Object.entries(sizes).map(([name, size]) => [`--size-${name}`, size])),
} as CSSProperties

/** One long sheet: where the pages break, the files tell. */
export function PaperPage({ paper }: { paper: Paper }) {
  const { t } = useTranslation('minutes')
  return (
    <div className={styles.frame}>
      <article className={styles.page} lang="vi" aria-label={t('preview')} style={MEASURES}>
        <PaperHead {...paper} />
        <h2 className={styles.type}>{paper.type}</h2>
        <p className={styles.summary}>
          <span>{paper.summary}</span>
        </p>
        <div className={styles.body}>
          {paper.blocks.map((block, index) => (
            <Block key={`${index}:${block.kind}`} block={block} />
          ))}
        </div>
        <PaperFoot {...paper} />
      </article>
    </div>
  )
}

function PaperHead({ head, governingBody, issuingBody, number, placeAndDate }: Paper) {
  const { name, motto } = HEADS[head]
  const isParty = head === 'party'
  return (
    <header className={styles.head}>
      <div className={styles.issuer}>
        <p>{governingBody}</p>
        <p className={styles.issuing} data-ruled={!isParty}>
          <span>{issuingBody}</span>
        </p>
        {isParty && <p className={styles.star}>*</p>}
      </div>
      <div className={styles.state}>
        <p className={isParty ? styles.party : styles.name}>
          <span>{name}</span>
        </p>
        {motto !== '' && (
          <p className={styles.motto}>
            <span>{motto}</span>
          </p>
        )}
      </div>
      <p className={styles.number}>{number}</p>
      <p className={styles.date}>{placeAndDate}</p>
    </header>
  )
}

function Block({ block }: { block: PaperBlock }) {
  if (block.kind !== 'table') return <p className={styles[block.kind]}>{block.text}</p>
  const { columns, rows } = block
  return (
    <table className={styles.table}>
      <colgroup>
        {columns.map(({ title, share }) => (
          <col key={title} style={{ width: `${share * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {columns.map(({ title, align }, at) => (
              <td key={title} data-align={align}>
                {row[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PaperFoot({ signers, recipients, note }: Paper) {
  return (
    <footer>
      <div className={styles.signers}>
        {signers.map(({ authority, office, name }, index) => (
          <div key={index === 0 ? 'first' : 'second'} className={styles.signer}>
            {authority !== '' && <p>{authority}</p>}
            <p>{office}</p>
            <p className={styles.signed}>{name}</p>
          </div>
        ))}
      </div>
      <p className={styles.recipientsHead}>{RECIPIENTS_HEAD}</p>
      <div className={styles.recipients}>
        {recipients.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p className={styles.hash}>{note}</p>
    </footer>
  )
}
