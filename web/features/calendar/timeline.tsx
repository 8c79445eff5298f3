// The timeline by bridge point: who sits in what, when.
import { keepPreviousData } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#domain/meeting.ts'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './calendar.module.css'
import { Grid } from './grid.tsx'
import { daysOf, filterCount, spanOf } from './place.ts'
import { timelineEvents, timelineRows } from './timeline-data.ts'

type TimelineProps = Omit<Parameters<typeof Grid>[0], 'events' | 'resources'> & {
  readonly meetings: readonly MeetingSummary[]
  /** The meetings have not been answered yet. */
  readonly loading: boolean
}

/** The rows of all bridge points, with what is taken in them. */
export function Timeline({ meetings, loading, ...grid }: TimelineProps) {
  const { t } = useTranslation('calendar')
  const { place, names, now } = grid
  const [typed, setTyped] = useState('')
  const looked = useDeferredValue(typed)
  const busy = useOffice('meeting.busy', spanOf(daysOf(place)), { placeholderData: keepPreviousData })
  const resources = useMemo(
    () => timelineRows(names, looked, place.filter.unit, (kind, count) => t(`kinds.${kind}`, { count })),
    [names, looked, place.filter.unit, t],
  )
  const events = useMemo(() => {
    const known = new Map(meetings.map((meeting) => [meeting.id, meeting]))
    // What a filter leaves out is left out here too; what the person may not know has no level and no form.
    const filters = filterCount({ ...place.filter, unit: null }) > 0
    const shown = (busy.data ?? []).filter(({ meetingId }) => !filters || known.has(meetingId))
    return timelineEvents(shown, known, now, t('busyUnknown'))
  }, [busy.data, meetings, place.filter, now, t])
  return (
    <section className={styles.stage} aria-label={t('timeline')} aria-busy={loading || busy.isPending}>
      <div className={styles.rowSearch}>
        <SearchField label={t('findRow')} value={typed} onChange={setTyped} placeholder={t('findRowHint')} />
      </div>
      {busy.error && <Failure refusal={busy.error} onRetry={() => void busy.refetch()} />}
      {resources.length === 0 && typed !== '' ? (
        <EmptyState
          icon={<SearchX />}
          title={t('noRow', { typed })}
          text={t('noRowText')}
          action={<Button onPress={() => setTyped('')}>{t('showAllRows')}</Button>}
        />
      ) : (
        <Grid {...grid} events={events} resources={resources} />
      )}
    </section>
  )
}
