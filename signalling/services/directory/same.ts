// Whether two plain values say the same.

/** Whether two records have the same fields with the same values, whatever their order. */
export function same(one: object, other: object): boolean {
  return sorted(one) === sorted(other)
}

function sorted(value: object): string {
  return JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
