// Choosing the period: its length, and the one before or after.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { PeriodKey, PeriodKind } from '#domain/uptake/period.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/days.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePageKeys } from '../../ui/page-keys.ts'
import { serverNow } from '../../ui/server-clock.ts'
import { useNumbers } from './numbers.ts'
import { KINDS, inKind, kindOf, periodOn, shifted } from './period.ts'
import styles from './period-picker.module.css'

/** The period in the address. Its length is chosen for good; steps to neighbours make no steps of history. */
export function PeriodPicker({ period, kinds = KINDS }: { period: PeriodKey; kinds?: readonly PeriodKind[] }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const go = useGoToPeriod()
  const today = dayOf(serverNow())
  const [before, after] = [shifted(period, -1), shifted(period, 1)]
  const present = periodOn(today, kindOf(period))
  const names = {
    previous: t('period.previous', { name: before ? numbers.period(before) : '–' }),
    next: t('period.next', { name: after ? numbers.period(after) : '–' }),
  }
  usePageKeys([
    { code: 'BracketLeft', cap: '[', words: names.previous, run: () => before && go(before) },
    { code: 'BracketRight', cap: ']', words: names.next, run: () => after && go(after) },
  ])
  return (
    <div className={styles.picker}>
      <Choice
        label={t('period.label')}
        options={kinds.map((id) => ({ id, label: t(`period.kinds.${id}`) }))}
        chosen={kindOf(period)}
        onChoose={(kind) => go(inKind(period, kind, today))}
      />
      <div className={styles.steps}>
        <IconButton
          label={names.previous}
          icon={<ChevronLeft />}
          isDisabled={before === null}
          onPress={() => before && go(before)}
        />
        <strong className={styles.name} aria-live="polite">
          {numbers.period(period)}
        </strong>
        <IconButton
          label={names.next}
          icon={<ChevronRight />}
          isDisabled={after === null}
          onPress={() => after && go(after)}
        />
        {present !== period && (
          <Button kind="quiet" size="small" onPress={() => go(present)}>
            {t('period.present')}
          </Button>
        )}
      </div>
    </div>
  )
}

function useGoToPeriod(): (period: PeriodKey) => void {
  const [, setSearch] = useSearchParams()
  return (period) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old)
        next.set('period', period)
        return next
      },
      { replace: true },
    )
}
