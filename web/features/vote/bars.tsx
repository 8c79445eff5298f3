// The result of a ballot as bars: lengths, figures and words of one colour.
import { CircleCheck, CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { resultOf } from '#domain/ballot.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import styles from './bars.module.css'

/** A bar for each option with its votes and their share, and below whether enough have voted. */
export function ResultBars({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation('vote')
  const { counts, cast, entitled, needed, quorate } = resultOf(ballot)
  if (counts === null || cast === null) return null
  const most = Math.max(...counts)
  const tooFew = ballot.phase === 'open' ? t('result.notYetQuorate') : t('result.notQuorate')
  return (
    <div className={styles.result}>
      <ul className={styles.bars}>
        {ballot.options.map((option, index) => (
          <Bar key={option} option={option} count={counts[index] ?? 0} cast={cast} most={most} />
        ))}
      </ul>
      <p className={styles.quorum} data-enough={quorate}>
        {quorate ? <CircleCheck aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
        <span>
          {quorate ? t('result.quorate') : tooFew} ({t('result.of', { cast, entitled, needed })})
        </span>
      </p>
    </div>
  )
}

type BarProps = { readonly option: string; readonly count: number; readonly cast: number; readonly most: number }

function Bar({ option, count, cast, most }: BarProps) {
  const { t, i18n } = useTranslation('vote')
  const share = cast === 0 ? 0 : count / cast
  const percent = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'vi-VN', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(share)
  return (
    <li className={styles.bar} data-leads={count === most && count > 0}>
      <span className={styles.option}>{option}</span>
      <span className={styles.figures}>
        <span className={styles.count}>{t('result.papers', { papers: count })}</span> <span>{percent}</span>
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </li>
  )
}
