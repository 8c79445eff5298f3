// What is said of a day besides its number: the lunar date and the public holiday.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { holidaysOf } from '#domain/holidays.ts'
import type { HolidayKey } from '#domain/holidays.ts'
import { lunarDate } from '#domain/lunar.ts'
import type { LunarDate } from '#domain/lunar.ts'
import { partsOf } from './days.ts'
import type { Day } from './days.ts'

/** The words for a day. */
export type DayNote = {
  /** `14`, and with its month where one begins: `1/11`, `1/6N` for a leap month. */
  readonly lunar: string
  /** `Ngày 14 tháng Mười năm Bính Ngọ` */
  readonly lunarLong: string
  /** The holiday's name; null on other days. */
  readonly holiday: string | null
}

/** Months by number, so that texts can name them. */
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Answers the function that knows the words for a day; it stays the same until the language changes. */
export function useDayNotes(): (day: Day) => DayNote {
  const { t } = useTranslation('calendar')
  return useMemo(() => {
    const holidayOf = holidayBook()
    const long = (lunar: LunarDate) => {
      const month = MONTHS.find((number) => number === lunar.month) ?? 1
      const words = {
        day: lunar.day,
        month: t(`lunar.months.${month}`) + (lunar.leap ? ` ${t('lunar.leap')}` : ''),
        year: lunar.yearName,
      }
      return lunar.day <= 10 ? t('lunar.longEarly', words) : t('lunar.long', words)
    }
    return (day) => {
      const lunar = lunarDate(partsOf(day))
      const key = holidayOf(day)
      return {
        lunar: lunar.day === 1 ? `1/${lunar.month}${lunar.leap ? t('lunar.leapSign') : ''}` : String(lunar.day),
        lunarLong: long(lunar),
        holiday: key === undefined ? null : t(`holidays.${key}`),
      }
    }
  }, [t])
}

/** Looks up holidays; each year is reckoned once. */
function holidayBook(): (day: Day) => HolidayKey | undefined {
  const years = new Map<string, ReadonlyMap<Day, HolidayKey>>()
  return (day) => {
    const year = day.slice(0, 4)
    const known = years.get(year) ?? new Map(holidaysOf(Number(year)).map(({ date, key }) => [date, key]))
    years.set(year, known)
    return known.get(day)
  }
}
