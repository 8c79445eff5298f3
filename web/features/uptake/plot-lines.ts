// The lines of a plot on a field of 100 × 100, the first mark in the middle of the first column.

/** Where a mark stands from the left, 0–100. */
export function columnAt(index: number, count: number): number {
  return ((index + 0.5) / Math.max(1, count)) * 100
}

/** A line through all marks that have a value; where one is missing it is interrupted. */
export function lineThrough(values: readonly (number | null)[]): string {
  let drawing = false
  return values
    .map((value, index) => {
      const joined = drawing
      drawing = value !== null
      if (value === null) return ''
      return `${joined ? 'L' : 'M'}${point(columnAt(index, values.length), value)}`
    })
    .join('')
}

/** A step for each mark, as wide as its column. */
export function stepsOf(values: readonly (number | null)[]): string {
  const width = 100 / Math.max(1, values.length)
  let drawing = false
  return values
    .map((value, index) => {
      const joined = drawing
      drawing = value !== null
      if (value === null) return ''
      return `${joined ? 'L' : 'M'}${point(index * width, value)}L${point((index + 1) * width, value)}`
    })
    .join('')
}

/** The interval of a forecast over the last column. */
export function bandOf({ low, high }: { readonly low: number; readonly high: number }, count: number) {
  const width = 100 / Math.max(1, count)
  return { x: 100 - width, width, y: round(100 - high * 100), height: round((high - low) * 100) }
}

function point(x: number, value: number): string {
  return `${round(x)} ${round(100 - value * 100)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
