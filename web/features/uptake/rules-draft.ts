// The rules of a definition while they are being changed.
import type { Rules, TargetStep } from '#domain/uptake/definition.ts'

/** The rules alone, without the version that they belong to. */
export function rulesOf({
  levels,
  minMinutes,
  minShare,
  mixedShare,
  acceptsStatements,
  neverRan,
  target,
}: Rules): Rules {
  return { levels, minMinutes, minShare, mixedShare, acceptsStatements, neverRan, target }
}

/** Each step begins after the one before it, and is to be reached no earlier than it begins. */
export function isTargetInOrder(target: readonly TargetStep[]): boolean {
  return target.every(
    ({ from, by }, index) => from !== '' && by !== '' && from <= by && (target[index - 1]?.from ?? '') < from,
  )
}

/** One more step, a year after the last and as high. */
export function withStep(target: readonly TargetStep[], today: string): readonly TargetStep[] {
  const last = target.at(-1)
  const year = Math.max(Number((last?.from ?? today).slice(0, 4)) + 1, Number(today.slice(0, 4)))
  return [...target, { from: `${year}-01-01`, by: `${year}-12-31`, ratio: last?.ratio ?? 0.5 }]
}
