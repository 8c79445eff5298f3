// Entries that are probably the same meeting twice: a scheduled one that somebody has entered once more.
import { folded } from '../folded.ts'
import type { EntryId, UnitId } from '../../protocol/ids.ts'

/** As much of an entry as is compared. */
export type Comparable = {
  readonly id: EntryId
  readonly title: string
  readonly startsAt: number
  readonly endsAt: number
  readonly organiserId: UnitId
}

/** Two entries, and how like their titles are, 0–1. The earlier one of the register stands first. */
export type Likeness = { readonly ids: readonly [EntryId, EntryId]; readonly likeness: number }

/** From this likeness of titles on, two meetings of one organiser on one day are shown as perhaps the same. */
const ALIKE = 0.6
/** Titles of meetings at the very same time may be less alike. */
const ALIKE_AT_ONCE = 0.35

/**
 * Pairs of entries of one organiser on one day whose titles are alike: the share of words that both have (Dice's
 * coefficient of their folded words). Two that do not overlap must have the same numbers in their titles, too: "phiên 1"
 * and "phiên 2" are two meetings.
 * @param dayOf tells the day of a moment, in the province
 */
export function likelyDuplicates(entries: readonly Comparable[], dayOf: (at: number) => number): Likeness[] {
  const groups = Map.groupBy(entries, ({ organiserId, startsAt }) => `${organiserId} ${dayOf(startsAt)}`)
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group.slice(index + 1).flatMap((other): Likeness[] => {
        const likeness = likenessOf(one.title, other.title)
        const isAtOnce = one.startsAt < other.endsAt && other.startsAt < one.endsAt
        const isAlike = isAtOnce ? likeness >= ALIKE_AT_ONCE : likeness >= ALIKE && sameNumbers(one.title, other.title)
        return isAlike ? [{ ids: [one.id, other.id], likeness }] : []
      }),
    ),
  )
}

function likenessOf(one: string, other: string): number {
  const [a, b] = [new Set(folded(one).split(' ')), new Set(folded(other).split(' '))]
  return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size)
}

function sameNumbers(one: string, other: string): boolean {
  const numbers = (text: string): string => (text.match(/\d+/g) ?? []).join(' ')
  return numbers(one) === numbers(other)
}
