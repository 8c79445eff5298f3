// Choosing whole groups of items: what is chosen, and what a change of the choice means.

/** Items that are often chosen together. Its id must differ from every item's. */
export type ItemGroup = { readonly id: string; readonly label: string; readonly itemIds: readonly string[] }

/** What is shown as chosen: the items, and every group all of whose items are. */
export function keysOf(values: readonly string[], groups: readonly ItemGroup[]): string[] {
  const chosen = new Set(values)
  const full = groups.filter(({ itemIds }) => itemIds.length > 0 && itemIds.every((id) => chosen.has(id)))
  return [...values, ...full.map(({ id }) => id)]
}

/** The chosen items after a choice has changed from some keys to others. */
export function valuesAfter(
  values: readonly string[],
  before: readonly string[],
  after: readonly string[],
  groups: readonly ItemGroup[],
): string[] {
  const itemsOf = (key: string) => groups.find(({ id }) => id === key)?.itemIds ?? [key]
  const added = after.filter((key) => !before.includes(key)).flatMap(itemsOf)
  const removed = new Set(before.filter((key) => !after.includes(key)).flatMap(itemsOf))
  return [...new Set([...values, ...added])].filter((id) => !removed.has(id))
}
