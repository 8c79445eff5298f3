// What stands in minutes besides what the journal knows: the issuing body, its officials, its recipients.
import type { Directory, Unit } from '../../domain/directory.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { MinutesFacts } from '../../domain/minutes.ts'
import type { Province } from '../../protocol/index.ts'

/** More invited units than this are told by one line. */
const MOST_NAMED = 12

/** What the facts are made of. */
type FactSources = {
  readonly meeting: Meeting
  readonly directory: Directory
  readonly province: Province
  /** The secretary's name; empty without one. */
  readonly secretary: string
  /** Epoch ms. */
  readonly openedAt: number
  readonly zone: string
}

/** The facts of a meeting's minutes, as a secretary would begin them. */
export function factsOf({ meeting, directory, province, secretary, openedAt, zone }: FactSources): MinutesFacts {
  const { units, officials, bridgePoints, venues } = directory
  const organiser = units.find(({ id }) => id === meeting.organiserId)
  const main = bridgePoints.find(({ id }) => id === meeting.mainBridgePointId)
  const venue = venues.find(({ id }) => id === meeting.venueId)
  const chair = officials.find(({ id }) => id === meeting.chairId)?.title ?? ''
  const places = [venue?.name, main && `điểm cầu chính ${main.name}`].filter((place) => place !== undefined)
  return {
    title: meeting.title,
    openedAt,
    zone,
    head: organiser?.kind === 'party' ? 'party' : 'state',
    governingBody: organiser ? governingBody(organiser, units, province) : '',
    issuingBody: written(organiser?.name ?? meeting.title),
    symbol: symbolOf(organiser),
    place: placeOf(organiser, province),
    venue: `${places.join(', ').charAt(0).toLocaleUpperCase('vi')}${places.join(', ').slice(1)}`,
    chair,
    secretary,
    recipients: recipientsOf(meeting, units),
    chairSignature: { authority: '', office: 'Chủ tọa', name: '' },
    secretarySignature: { authority: '', office: 'Thư ký', name: secretary },
  }
}

/** Above whose name a unit issues; people's committees and councils of districts and communes stand for themselves. */
export function governingBody({ kind, parentId }: Unit, units: readonly Unit[], { name, place }: Province): string {
  const parent = units.find(({ id }) => id === parentId)
  switch (kind) {
    case 'department':
      return parent ? written(parent.name) : `Ủy ban nhân dân ${name}`
    case 'council':
      return `Hội đồng nhân dân ${name}`
    case 'party':
      return `Tỉnh ủy ${place}`
    case 'other':
      return parent ? written(parent.name) : ''
    case 'district':
    case 'commune':
      return ''
  }
}

/** The head of a document does not shorten. */
export function written(name: string): string {
  return name.replaceAll('UBND', 'Ủy ban nhân dân').replaceAll('HĐND', 'Hội đồng nhân dân')
}

/** "BB-UBND" of a people's committee, "BB-SNV" of a department, "BB/VPTU" of a Party body; BB being minutes. */
export function symbolOf(organiser: Unit | undefined, type = 'BB'): string {
  if (organiser === undefined) return type
  if (organiser.kind === 'party') return `${type}/${organiser.code}`
  const isCommittee = /^(UBND|Ủy ban nhân dân)/i.test(organiser.name)
  return `${type}-${isCommittee ? 'UBND' : organiser.code}`
}

/** Bodies of a district or commune name its own place. */
export function placeOf(organiser: Unit | undefined, { place }: Province): string {
  const isLocal = organiser?.kind === 'district' || organiser?.kind === 'commune'
  return (isLocal && /(?:huyện|thành phố|thị xã|thị trấn|xã|phường) (.+)$/.exec(organiser.name)?.[1]) || place
}

function recipientsOf({ unitIds }: Meeting, units: readonly Unit[]): string[] {
  const names = unitIds.flatMap((id) => units.find((unit) => unit.id === id)?.name ?? [])
  const told = names.length > MOST_NAMED ? ['Như thành phần tham dự'] : names
  return [...new Set([...told, 'Lưu: VT'])]
}
