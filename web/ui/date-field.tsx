// A field for a day, with a calendar.
import { parseDate } from '@internationalized/date'
import type { CalendarDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid, CalendarHeading } from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import fieldStyles from './field.module.css'
import styles from './date-field.module.css'

/** Years before this one are years half typed. */
const FIRST_YEAR = 1900

type DateFieldProps = FieldWords &
  FieldSwitches & {
    /** `YYYY-MM-DD`; empty for none. */
    readonly value: string
    readonly onChange: (value: string) => void
  }

/** A day, typed or taken from the calendar; weeks begin on Monday. */
export function DateField(props: DateFieldProps) {
  // While the year is being typed it is that of a far past, which nobody outside should see.
  const [typed, setTyped] = useState<CalendarDate | null>(null)
  const change = (date: CalendarDate | null) => {
    const unfinished = date !== null && date.year < FIRST_YEAR
    setTyped(unfinished ? date : null)
    if (!unfinished) props.onChange(date?.toString() ?? '')
  }
  return (
    <DatePicker
      {...fieldState(props)}
      value={typed ?? dateOf(props.value)}
      onChange={change}
      shouldForceLeadingZeros
      firstDayOfWeek="mon"
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <Group className={fieldStyles.frame ?? ''}>
        <DateInput className={fieldStyles.segments ?? ''}>
          {(segment) => <DateSegment segment={segment} className={fieldStyles.segment ?? ''} />}
        </DateInput>
        <Button className={fieldStyles.inner ?? ''}>
          <CalendarDays aria-hidden="true" />
        </Button>
      </Group>
      <FieldNotes description={props.description} error={props.error} />
      <Popover className={styles.popover ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <MonthOfDays />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

function MonthOfDays() {
  const { t } = useTranslation('common')
  return (
    <Calendar className={styles.calendar ?? ''} firstDayOfWeek="mon">
      <header className={styles.head}>
        <Button slot="previous" className={fieldStyles.inner ?? ''} aria-label={t('previousMonth')}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <CalendarHeading className={styles.heading ?? ''} />
        <Button slot="next" className={fieldStyles.inner ?? ''} aria-label={t('nextMonth')}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid className={styles.grid ?? ''} weekdayStyle="short">
        {(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}
      </CalendarGrid>
    </Calendar>
  )
}

function dateOf(value: string): CalendarDate | null {
  try {
    return parseDate(value)
  } catch {
    return null
  }
}
