// Five years of a province's meetings, made from a seed and loaded in bulk.
import { sql } from 'kysely'
import type { Directory } from '../../../signalling/domain/directory.ts'
import { USUAL_RECORDING } from '../../../signalling/domain/meeting.ts'
import type { MeetingContent } from '../../../signalling/domain/meeting.ts'
import { searchText } from '../../../signalling/domain/schedule.ts'
import type { MeetingToStore } from '../../../signalling/ports/meetings.ts'
import { meetingId } from '../../../signalling/protocol/index.ts'
import type { Database } from '../../../signalling/storage/database.ts'
import { createMeetingStore } from '../../../signalling/storage/meetings.ts'
import type { Random } from '../../support/random.ts'
import type { Say } from '../bench.ts'

/** The first working day, by the province's clock. */
export const FIRST_DAY = Date.parse('2024-01-01T00:00+07:00')
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** When meetings begin, h after midnight; each lasts an hour and a half. */
const SLOTS = [7.5, 9.5, 13.5, 15.5]
const MEETINGS_AT_ONCE = 12
const BATCH = 2_000

const KINDS = ['Giao ban tuần', 'Họp triển khai', 'Hội nghị sơ kết', 'Hội nghị trực tuyến', 'Họp đánh giá', 'Tập huấn']
const MATTERS = [
  'công tác phòng chống thiên tai',
  'thu ngân sách nhà nước',
  'xây dựng nông thôn mới',
  'giải phóng mặt bằng',
  'cải cách hành chính',
  'tiêu thụ vải thiều',
  'phòng chống dịch bệnh ở gia súc',
  'kỳ thi tốt nghiệp trung học phổ thông',
  'an toàn giao thông',
  'chuyển đổi số',
  'bảo vệ và phát triển rừng',
  'giảm nghèo bền vững',
  'tuyển quân',
  'vệ sinh an toàn thực phẩm',
  'đầu tư công',
]

/** Loads as many meetings as asked, over working days, none of them clashing; the same for the same seed. */
export async function loadFiveYears(
  { db }: Database,
  directory: Directory,
  random: Random,
  count: number,
  say: Say,
): Promise<void> {
  const store = createMeetingStore(db)
  // An index is made faster over all rows at once than row by row.
  await sql`drop index meeting_search, meeting_nearest`.execute(db)
  let batch: MeetingToStore[] = []
  let loaded = 0
  const flush = async (): Promise<void> => {
    await store.insert(batch)
    loaded += batch.length
    batch = []
    if (loaded % (5 * BATCH) === 0) say(`${loaded} meetings`)
  }
  for (let made = 0, slot = 0; made < count; slot += 1) {
    for (const content of meetingsOfSlot(directory, random, beginningOf(slot))) {
      if (made === count) break
      batch.push(toStore(content, directory, made))
      made += 1
      if (batch.length === BATCH) await flush()
    }
  }
  await flush()
  await sql`create index meeting_search on meeting using gin (search gin_trgm_ops)`.execute(db)
  await sql`create index meeting_nearest on meeting using gist (starts_at)`.execute(db)
  await bookAll(db)
}

/** The beginning of a slot, counted over working days. */
function beginningOf(slot: number): number {
  const workingDay = Math.floor(slot / SLOTS.length)
  const day = Math.floor(workingDay / 5) * 7 + (workingDay % 5)
  return FIRST_DAY + day * DAY_MS + (SLOTS[slot % SLOTS.length] ?? 0) * HOUR_MS
}

/** Meetings of a slot share out the bridge points, so that none is booked twice. */
function* meetingsOfSlot(directory: Directory, random: Random, startsAt: number): Generator<MeetingContent> {
  const free = [...directory.bridgePoints]
  for (let index = 0; index < MEETINGS_AT_ONCE; index += 1) {
    const size = 2 + random.below(28)
    const points = Array.from({ length: size }, () => free.splice(random.below(free.length), 1)[0]).filter(
      (point) => point !== undefined,
    )
    const [main] = points
    if (!main) return
    const matter = random.pick(MATTERS)
    yield {
      title: `${random.pick(KINDS)} ${matter}`,
      level: 'three-level',
      form: 'video',
      startsAt,
      endsAt: startsAt + 1.5 * HOUR_MS,
      rehearsalAt: startsAt - HOUR_MS / 2,
      organiserId: main.unitId,
      chairId: directory.officials.find(({ unitId }) => unitId === main.unitId)?.id ?? null,
      secretaryId: null,
      mainBridgePointId: main.id,
      venueId: null,
      unitIds: [...new Set(points.map(({ unitId }) => unitId))],
      bridgePointIds: points.map(({ id }) => id),
      agenda: Array.from({ length: 2 + random.below(4) }, (_, item) => ({
        id: `a${item}`,
        title: `Báo cáo ${random.pick(MATTERS)}`,
        rapporteur: random.pick(directory.units).name,
        plannedMinutes: 15,
      })),
      note: `Tài liệu số ${random.below(10_000)}`,
      remindersMin: [60],
      floorMode: 'chaired',
      recording: USUAL_RECORDING,
    }
  }
}

function toStore(content: MeetingContent, directory: Directory, index: number): MeetingToStore {
  return {
    id: meetingId.parse(`m${index}`),
    content,
    status: 'scheduled',
    cancelReason: '',
    overrideReason: '',
    series: null,
    createdBy: null,
    createdAt: content.startsAt - 7 * DAY_MS,
    search: searchText(content, directory),
  }
}

/** Every booking in one statement; the constraint that refuses clashes is put back over all of them. */
async function bookAll(db: Database['db']): Promise<void> {
  await sql`alter table booking drop constraint booking_clash`.execute(db)
  await sql`
    insert into booking (meeting_id, resource, during, clash_group)
    select m.id, 'bridge-point:' || p.bridge_point_id, int8range(m.starts_at, m.ends_at), m.id
    from meeting m join meeting_bridge_point p on p.meeting_id = m.id
    union all
    select m.id, 'chair:' || m.chair_id, int8range(m.starts_at, m.ends_at), m.id
    from meeting m where m.chair_id is not null`.execute(db)
  await sql`
    alter table booking add constraint booking_clash
    exclude using gist (resource with =, during with &&, clash_group with <>) deferrable`.execute(db)
  await sql`analyze`.execute(db)
}
