// The months of the usage chart: every month from the first to the last, the classes in their order.
import { RETENTIONS } from '#domain/retention.ts'
import type { OfficeOutput } from '../../api/office.ts'

/** A month: "2026-11", as it is shown, and bytes by class in the order of `RETENTIONS`. */
export type UsageMonth = {
  readonly month: string
  readonly name: string
  readonly parts: readonly number[]
  readonly bytes: number
  readonly recordings: number
}

/** No more months are shown; what is older is counted with the first of them. */
const MOST = 24

/** Every month from the first to the last, also those of which there is nothing. */
export function monthsOf(shares: OfficeOutput<'recording.usage'>['monthly']): UsageMonth[] {
  const names = shares.map(({ month }) => month).toSorted()
  const [first, last] = [names[0], names.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: string[] = []
  for (let month = first; month <= last; month = nextMonth(month)) all.push(month)
  const shown = all.slice(-MOST)
  const floor = shown[0] ?? first
  return shown.map((month) => {
    const own = shares.filter((share) => (share.month < floor ? floor : share.month) === month)
    const of = (of: (share: (typeof own)[number]) => boolean) =>
      own.filter(of).reduce((sum, share) => sum + share.bytes, 0)
    return {
      month,
      name: `${month.slice(5)}/${month.slice(0, 4)}`,
      parts: RETENTIONS.map((retention) => of((share) => share.retention === retention)),
      bytes: of(() => true),
      recordings: own.reduce((sum, share) => sum + share.recordings, 0),
    }
  })
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
