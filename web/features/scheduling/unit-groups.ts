// Units by the groups in which they are invited.
import type { UnitId } from '#protocol'
import type { Unit } from '#domain/directory.ts'
import type { QuickGroup } from '#domain/quick-entry-words.ts'
import type { Words } from './words.ts'

const COMMUNES = 'communes-of:'

/** The units of a group. */
export function membersOf(group: QuickGroup, units: readonly Unit[]): UnitId[] {
  const kind = { districts: 'district', departments: 'department', party: 'party' } as const
  const members = group.startsWith(COMMUNES)
    ? units.filter((unit) => unit.kind === 'commune' && unit.parentId === group.slice(COMMUNES.length))
    : units.filter((unit) => (group in kind ? unit.kind === kind[group as keyof typeof kind] : false))
  return members.map(({ id }) => id)
}

/** Every group that has members, with its words. */
export function groupsOf(units: readonly Unit[], t: Words): { id: string; label: string; itemIds: UnitId[] }[] {
  const districts = units.filter(({ kind }) => kind === 'district')
  const plain = (['districts', 'departments', 'party'] as const).map((id) => {
    const itemIds = membersOf(id, units)
    return { id, label: t(`group.${id}`, { count: itemIds.length }), itemIds }
  })
  const communes = districts.map(({ id, name }) => ({
    id: `${COMMUNES}${id}`,
    label: t('group.communes', { district: shortName(name) }),
    itemIds: membersOf(`${COMMUNES}${id}`, units),
  }))
  return [...plain, ...communes].filter(({ itemIds }) => itemIds.length > 0)
}

/** "UBND huyện Lục Nam" → "huyện Lục Nam" */
export function shortName(name: string): string {
  return name.replace(/^(UBND|Ủy ban nhân dân) /u, '')
}

/** The invited as a document names them: whole groups by their name, the others one by one. */
export function invitedInWords(unitIds: readonly UnitId[], units: readonly Unit[], t: Words): string[] {
  let left = new Set(unitIds)
  const words: string[] = []
  for (const { label, itemIds } of groupsOf(units, t)) {
    if (itemIds.length < 3 || !itemIds.every((id) => left.has(id))) continue
    const members = new Set(itemIds)
    left = new Set([...left].filter((id) => !members.has(id)))
    words.push(label)
  }
  return [...words, ...units.filter(({ id }) => left.has(id)).map(({ name }) => name)]
}
