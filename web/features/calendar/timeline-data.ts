// The timeline by bridge point: its rows, and what is taken in them.
import type { Calendar } from '@event-calendar/core'
import type { Busy } from '#domain/booking.ts'
import type { BridgePoint, Unit, UnitKind } from '#domain/directory.ts'
import { matches } from '#domain/folded.ts'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { MeetingId, UnitId } from '#protocol'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { wallOf } from '../../ui/days.ts'
import { toEvent } from './event-content.ts'
import styles from './event.module.css'

/** The order of the groups: the districts are what the province meets with most. */
export const KINDS_IN_ORDER = [
  'district',
  'department',
  'party',
  'council',
  'commune',
  'other',
] as const satisfies readonly UnitKind[]

/** Groups too long to stand open. */
const FOLDED: ReadonlySet<UnitKind> = new Set(['commune'])

type Row = { readonly point: BridgePoint; readonly unit: Unit | undefined }

/** The rows, grouped by kind; of all of them or those that somebody looks for (a district finds its communes). */
export function timelineRows(
  { bridgePoints, units }: DirectoryNames,
  typed: string,
  chosenUnit: string | null,
  groupName: (kind: UnitKind, count: number) => string,
): Calendar.ResourceInput[] {
  const rows = [...bridgePoints.values()]
    .map((point): Row => ({ point, unit: units.get(point.unitId) }))
    .filter((row) => chosenUnit === null || row.unit?.id === chosenUnit || row.unit?.parentId === chosenUnit)
    .filter((row) => matches(searched(row, units), typed))
  return KINDS_IN_ORDER.flatMap((kind): Calendar.ResourceInput[] => {
    const children = rows.filter(({ unit }) => (unit?.kind ?? 'other') === kind)
    if (children.length === 0) return []
    return [
      {
        id: `kind:${kind}`,
        title: groupName(kind, children.length),
        expanded: !FOLDED.has(kind) || typed !== '' || chosenUnit !== null,
        children: children.map(({ point }) => ({ id: point.id, title: point.name })),
      },
    ]
  })
}

function searched({ point, unit }: Row, units: ReadonlyMap<UnitId, Unit>): string {
  const above = unit?.parentId == null ? undefined : units.get(unit.parentId)
  return [point.name, unit?.name, unit?.code, above?.name].join(' ')
}

/** What is taken, as the engine takes it; a meeting the person may not know is only "taken". */
export function timelineEvents(
  busy: readonly Busy[],
  meetings: ReadonlyMap<MeetingId, MeetingSummary>,
  now: number,
  taken: string,
): Calendar.EventInput[] {
  const groups = Map.groupBy(
    busy.filter(({ resource }) => resource.kind === 'bridge-point'),
    ({ meetingId, startsAt, endsAt }) => `${meetingId} ${startsAt} ${endsAt}`,
  )
  return [...groups].flatMap(([id, [first, ...others]]): Calendar.EventInput[] => {
    if (!first) return []
    const resourceIds = [first, ...others].map(({ resource }) => resource.id)
    const meeting = meetings.get(first.meetingId)
    if (meeting) return [{ ...toEvent(meeting, now, true), resourceIds }]
    return [
      {
        id,
        resourceIds,
        start: `${wallOf(first.startsAt)}:00`,
        end: `${wallOf(first.endsAt)}:00`,
        title: first.title ?? taken,
        editable: false,
        classNames: [styles.event ?? '', styles.taken ?? ''],
      },
    ]
  })
}
