// What the figures mean, in sentences.
import { useTranslation } from 'react-i18next'
import type { UptakeFigures } from '#protocol'
import { dayOf } from '../../ui/days.ts'
import { isOver, outlookOf } from './need.ts'
import { useNumbers } from './numbers.ts'
import { kindOf, periodOn } from './period.ts'

/** The sentence that matters, and what explains it. */
export type NeedWords = { readonly main: string; readonly details: readonly string[] }

/** Answers the function that says what is missing to reach the target. */
export function useNeedWords(): (figures: UptakeFigures) => NeedWords {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (figures) => {
    const { period, meetings, missing, forecast } = outlookOf(figures)
    if (missing === null) return { main: t('need.noTarget'), details: [] }
    const kind = kindOf(period.key)
    const isPresent = periodOn(dayOf(figures.now), kind) === period.key
    const name = isPresent ? t(`period.this.${kind}`) : numbers.period(period.key)
    const { more, isReached, ofPlanned } = missing
    const words = { period: name, target: numbers.share(missing.target), count: more ?? 0 }
    if (isOver(period, figures.now)) {
      if (meetings === 0) return { main: t('need.nothing', { period: name }), details: [] }
      return { main: isReached ? t('need.overReached', words) : t('need.overMissed', words), details: [] }
    }
    const { planned, needed, isWithinReach } = ofPlanned
    const ahead = { planned: numbers.count(planned), needed: numbers.count(needed) }
    const plan = needed === 0 ? t('need.keeps', ahead) : t(isWithinReach ? 'need.ofPlanned' : 'need.notEnough', ahead)
    const where = forecast && {
      low: numbers.share(forecast.low),
      high: numbers.share(forecast.high),
      chance: numbers.share(forecast.chance),
    }
    return {
      main: mainWords(),
      details: [...(planned > 0 ? [plan] : []), ...(where ? [t('need.forecast', where)] : [])],
    }

    function mainWords(): string {
      // Nothing is missing of nothing: what must come of the planned ones is said below.
      if (meetings === 0 && !more) return t('need.nothing', { period: name })
      if (isReached) return t('need.reached', words)
      return more === null ? t('need.impossible', words) : t('need.more', words)
    }
  }
}

/** Answers the function that says how the share stands to that of the period before. */
export function useChangeWords(): (figures: Pick<UptakeFigures, 'whole' | 'before'>) => string {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return ({ whole, before }) => {
    const period = numbers.period(before.period)
    if (whole.ratio === null || before.ratio === null) return t('head.noBefore', { period })
    const difference = whole.ratio - before.ratio
    const points = numbers.points(difference)
    // Within a sentence: "so với năm 2025".
    const within = period.charAt(0).toLocaleLowerCase('vi') + period.slice(1)
    const words = { points, period: within, ratio: numbers.share(before.ratio) }
    if (points === '0') return t('head.equal', words)
    return difference > 0 ? t('head.up', words) : t('head.down', words)
  }
}

/** Answers the function that says how a share stands to its target. */
export function useTargetWords(): (ratio: number | null, target: UptakeFigures['target']) => string {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (ratio, target) => {
    if (target === null || ratio === null) return ''
    const points = numbers.points(ratio - target.ratio)
    if (ratio < target.ratio) return t('head.below', { points })
    return points === '0' ? t('head.reached') : t('head.above', { points })
  }
}
