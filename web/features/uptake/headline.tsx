// One number first: the share, its target, its change, and the sentence of what is missing.
import { CircleAlert, CircleCheckBig, Target, TrendingDown, TrendingUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Behind } from './behind.tsx'
import { useNumbers } from './numbers.ts'
import { TargetLine } from './target-line.tsx'
import type { FiguresProps } from './use-figures.ts'
import { useChangeWords, useNeedWords, useTargetWords } from './use-sentences.ts'
import styles from './headline.module.css'

/** The head of the dashboard. */
export function Headline({ figures }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const need = useNeedWords()(figures)
  const { whole, target, period, unexplained } = figures
  return (
    <section className={styles.headline} aria-label={t('head.ratio', { period: numbers.period(period.key) })}>
      <div className={styles.number}>
        <p className={styles.what}>{t('head.ratio', { period: numbers.period(period.key) })}</p>
        <p className={styles.ratio} data-figure-ratio="">
          {whole.ratio === null ? (
            '–'
          ) : (
            <Behind question={{ which: 'counted' }} className={styles.plain}>
              {numbers.share(whole.ratio)}
            </Behind>
          )}
        </p>
        <p className={styles.fraction}>
          {whole.ratio === null
            ? t('head.none')
            : t('head.fraction', { byVideo: numbers.count(whole.byVideo), meetings: numbers.count(whole.meetings) })}
        </p>
        <TargetLine ratio={whole.ratio} target={target?.ratio ?? null} />
      </div>
      <div className={styles.words}>
        <p className={styles.need}>{need.main}</p>
        {need.details.map((sentence) => (
          <p key={sentence} className={styles.detail}>
            {sentence}
          </p>
        ))}
        <Marks figures={figures} />
        <Counts figures={figures} />
        {unexplained > 0 && (
          <Notice>
            {t('head.unexplained', { count: unexplained })}{' '}
            <Behind question={{ which: 'all', code: 'never-ran' }}>{t('head.unexplainedLink')}</Behind>
          </Notice>
        )}
      </div>
    </section>
  )
}

function Marks({ figures }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const change = useChangeWords()(figures)
  const standing = useTargetWords()(figures.whole.ratio, figures.target)
  const { target, whole, before } = figures
  const isReached = target !== null && whole.ratio !== null && whole.ratio >= target.ratio
  const Direction = (whole.ratio ?? 0) < (before.ratio ?? 0) ? TrendingDown : TrendingUp
  return (
    <ul className={styles.marks}>
      {target && (
        <li>
          <Mark icon={<Target aria-hidden="true" />}>
            {t('head.target', { target: numbers.share(target.ratio) })},{' '}
            {t(target.isDue ? 'head.targetKept' : 'head.targetBy', { day: numbers.day(target.by) })}
          </Mark>
        </li>
      )}
      {standing !== '' && (
        <li>
          <Mark
            tone={isReached ? 'ready' : 'plain'}
            icon={isReached ? <CircleCheckBig aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
          >
            {standing}
          </Mark>
        </li>
      )}
      <li>
        <Mark icon={<Direction aria-hidden="true" />}>{change}</Mark>
      </li>
    </ul>
  )
}

function Counts({ figures: { whole } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const all = [
    { label: t('head.counted'), value: whole.meetings, question: { which: 'counted' } },
    { label: t('head.byVideo'), value: whole.byVideo, question: { which: 'by-video' } },
    { label: t('head.notByVideo'), value: whole.meetings - whole.byVideo, question: { which: 'not-by-video' } },
    { label: t('head.stated'), value: whole.stated, question: { which: 'counted', code: 'stated-by-video' } },
    { label: t('head.corrected'), value: whole.corrected, question: { which: 'counted', code: 'corrected' } },
  ] as const
  return (
    <dl className={styles.counts}>
      {all.map(({ label, value, question }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Behind question={question}>{numbers.count(value)}</Behind>
          </dd>
        </div>
      ))}
    </dl>
  )
}
