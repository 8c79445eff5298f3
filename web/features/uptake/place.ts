// Where one stands in the uptake's pages, as the address keeps it: the period, and which meetings are asked for.
import type { PeriodKey } from '#domain/uptake/period.ts'
import type { OfficeContract, Parsed } from '#protocol'
import type { Day } from '../../ui/days.ts'
import { isPeriod, periodOn } from './period.ts'

/** Which meetings stand behind a figure. */
export type Question = Partial<Omit<Parsed<OfficeContract, 'uptake.meetings'>, 'page' | 'now' | 'text' | 'period'>> & {
  /** Another period than the page's. */
  readonly period?: PeriodKey
}

const ID = /^[A-Za-z0-9_-]{1,64}$/
const WORD = /^[a-z-]{1,40}$/
const FILTERS = { district: 'districtId', organiser: 'organiserId', field: 'field', level: 'level' } as const
const WORDS = ['own', 'code', 'reason'] as const

/** The period of an address; the quarter of today where it names none. */
export function periodIn(search: URLSearchParams, today: Day): PeriodKey {
  const key = search.get('period') ?? ''
  return isPeriod(key) ? key : periodOn(today, 'quarter')
}

/** The question of an address (`show=by-video&district=…`); null where it asks nothing. */
export function questionIn(search: URLSearchParams): Question | null {
  const which = search.get('show')
  if (which === null || !WORD.test(which)) return null
  const filter = Object.entries(FILTERS).flatMap(([name, key]) => {
    const value = search.get(name)
    return value !== null && ID.test(value) ? [[key, value] as const] : []
  })
  const words = WORDS.flatMap((name) => {
    const value = search.get(name)
    return value !== null && WORD.test(value) ? [[name, value] as const] : []
  })
  const period = search.get('in') ?? ''
  const asked = {
    which,
    ...(filter.length > 0 && { filter: Object.fromEntries(filter) }),
    ...Object.fromEntries(words),
    ...(isPeriod(period) && { period }),
  }
  // Ids and words by the protocol's patterns; the server refuses what they do not know.
  return asked as Question
}

/** The parameters of a question, beside the page's own. */
export function paramsOf({ which = 'all', filter = {}, own, code, reason, period }: Question): Record<string, string> {
  const filters = Object.entries(FILTERS).flatMap(([name, key]) => {
    const value = filter[key]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    show: which,
    ...Object.fromEntries(filters),
    ...(own !== undefined && { own }),
    ...(code !== undefined && { code }),
    ...(reason !== undefined && { reason }),
    ...(period !== undefined && { in: period }),
  }
}

/** The address of a question on a page of a period, from `?` on. */
export function searchOf(period: PeriodKey, question: Question | null): string {
  return `?${new URLSearchParams({ period, ...(question && paramsOf(question)) })}`
}
