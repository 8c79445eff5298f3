// Why a meeting counts or not, in a sentence with the numbers it was decided by.
import { useTranslation } from 'react-i18next'
import type { Definition } from '#domain/uptake/definition.ts'
import type { UptakeMeeting } from '#protocol'
import { useNumbers } from './numbers.ts'

/** Answers the function that explains a verdict. */
export function useVerdictWords(): (
  meeting: Pick<UptakeMeeting, 'verdict' | 'correction' | 'statement'>,
  definition: Definition,
) => string {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return ({ verdict, correction, statement }, definition) => {
    const { code, numbers: measured } = verdict
    if (code === 'corrected') {
      if (!correction) return t('code.corrected')
      return t(`verdict.corrected.${correction.outcome}`, { by: correction.by, reason: correction.reason })
    }
    return t(`verdict.${code}`, {
      own: numbers.count(measured.districtsByVideo ?? 0),
      districts: numbers.count(measured.districts ?? 0),
      minutes: code === 'stated-by-video' ? (statement?.minutes ?? 0) : numbers.minutes(measured.bestMs ?? 0),
      share: numbers.share(measured.bestShare),
      length: numbers.minutes(measured.lengthMs ?? 0),
      minMinutes: numbers.count(definition.minMinutes),
      minShare: numbers.share(definition.minShare),
      mixedShare: numbers.share(definition.mixedShare),
    })
  }
}

/** How a meeting counts, in a word. */
export type Outcome = 'by-video' | 'not-by-video' | 'left-out' | 'not-yet'

/** The word for a verdict. */
export function outcomeOf({ code, isCounted, isByVideo }: UptakeMeeting['verdict']): Outcome {
  if (code === 'not-yet') return 'not-yet'
  if (!isCounted) return 'left-out'
  return isByVideo ? 'by-video' : 'not-by-video'
}
