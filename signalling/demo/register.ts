// The register of a demonstration: sessions of its past meetings, reasons, and the years before there was this system.
import { chance } from './random.ts'
import type { Chance } from './random.ts'
import { heldSession } from './sessions.ts'
import type { Directory } from '../domain/directory.ts'
import type { MeetingSummary } from '../domain/meeting.ts'
import { IN_PERSON_REASONS } from '../domain/uptake/fields.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { Journal } from '../ports/rooms.ts'
import type { NewEntry } from '../ports/uptake.ts'
import { entryId, sessionId } from '../protocol/index.ts'

/** What the register is filled with. */
export type RegisterParts = {
  readonly database: OfficeDatabase
  readonly journal: Pick<Journal, 'append'>
  /** Told of the progress, 0–1. */
  readonly progress: (share: number) => void
}

const SEED = 50
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Viet Nam has kept UTC+7 all the year round since 1975. */
const ZONE_MS = 7 * 3_600_000
const SCOPE: readonly string[] = ['province-district', 'three-level']
const HALF_A_YEAR_DAYS = 182
/** The plan's target begins here; so does what was kept on paper. */
const FIRST_YEAR = 2018
const REASON_KNOWN = 0.75
/** The share of meetings by video at the beginning and now: it rose, with a leap in the year of the pandemic. */
const FIRST_SHARE = 0.18
const LAST_SHARE = 0.52

const TITLES = [
  'Giao ban tháng với các huyện, thành phố',
  'Giải ngân vốn đầu tư công',
  'Sơ kết xây dựng nông thôn mới',
  'Phòng, chống dịch bệnh',
  'Tiêu thụ vải thiều',
  'Chuẩn bị kỳ thi tốt nghiệp trung học phổ thông',
  'Cải cách hành chính và chuyển đổi số',
  'Giải phóng mặt bằng các dự án trọng điểm',
  'Phòng, chống thiên tai và tìm kiếm cứu nạn',
  'Thu ngân sách nhà nước',
] as const

/** Fills the register of a year that was just made; `now` is epoch ms. */
export async function fillRegister(parts: RegisterParts, directory: Directory, now: number): Promise<void> {
  const luck = chance(SEED)
  const all = { read: 'all', edit: 'all' } as const
  const past = await parts.database.meetings.list(now - (HALF_A_YEAR_DAYS + 30) * DAY_MS, now, all)
  const counted = past.filter(
    ({ status, level, endsAt }) => status === 'scheduled' && SCOPE.includes(level) && endsAt < now,
  )
  for (const [index, meeting] of counted.entries()) {
    if (meeting.form !== 'in-person') await hold(parts, meeting, directory, luck)
    else await explain(parts, meeting, luck)
    parts.progress((index + 1) / counted.length)
  }
  await parts.database.transaction(({ uptake }) => uptake.insert(yearsBefore(directory, now, luck)))
}

async function hold(
  { database, journal }: RegisterParts,
  meeting: MeetingSummary,
  directory: Directory,
  luck: Chance,
): Promise<void> {
  const id = sessionId.parse(`p-${meeting.id}`.slice(0, 40))
  const events = heldSession(id, meeting, directory, luck)
  const [first, last] = [events?.[0], events?.at(-1)]
  if (!events || !first || !last) return
  await journal.append(id, events)
  await database.transaction(async ({ meetings }) => {
    await meetings.openSession(meeting.id, id, first.at)
    await meetings.closeSession(id, last.at)
  })
}

/** Why it stayed in person: for most of them, their secretary has said it. */
async function explain({ database }: RegisterParts, { id }: MeetingSummary, luck: Chance): Promise<void> {
  if (luck.next() >= REASON_KNOWN) return
  const reason = luck.pick(IN_PERSON_REASONS)
  await database.transaction(async ({ uptake }) => {
    const found = await uptake.entryOf(id)
    const [entry] = found ? await uptake.lock([found]) : []
    if (entry) await uptake.saveFacts(entry.id, { ...entry, reason })
  })
}

/** What the years before were: imported from the lists that were kept then. */
function yearsBefore({ units }: Directory, now: number, luck: Chance): NewEntry[] {
  const districts = units.filter(({ kind }) => kind === 'district').map(({ id }) => id)
  const [organiser, ...others] = units.filter(({ kind }) => kind === 'department').map(({ id }) => id)
  if (organiser === undefined) return []
  const first = Date.UTC(FIRST_YEAR, 0, 1) - ZONE_MS
  const days = Math.floor((now - first) / DAY_MS) - HALF_A_YEAR_DAYS
  return Array.from({ length: Math.max(0, days) }, (_, day) => first + day * DAY_MS).flatMap((day, index) => {
    const weekday = new Date(day + ZONE_MS).getUTCDay()
    // Some two meetings a week.
    if (weekday === 0 || weekday === 6 || luck.next() >= 0.4) return []
    const isByVideo = luck.next() < FIRST_SHARE + (LAST_SHARE - FIRST_SHARE) * (index / days)
    const startsAt = day + (8 * 60 + 30 * luck.between(0, 12)) * MINUTE_MS
    const minutes = 30 * luck.between(2, 6)
    const invited = luck.next() < 0.7 ? districts : luck.some(districts, 0.5)
    return [
      {
        id: entryId.parse(`truoc-${index}`),
        source: 'imported',
        sent: null,
        at: now,
        by: null,
        title: luck.pick(TITLES),
        level: luck.next() < 0.12 ? 'three-level' : 'province-district',
        form: isByVideo ? 'video' : 'in-person',
        isCancelled: false,
        startsAt,
        endsAt: startsAt + minutes * MINUTE_MS,
        organiserId: luck.pick([organiser, ...others]),
        unitIds: invited,
        field: null,
        reason: isByVideo || luck.next() >= REASON_KNOWN ? null : luck.pick(IN_PERSON_REASONS),
        reasonText: '',
        statement: isByVideo ? { minutes: minutes - luck.between(0, 15), districtsByVideo: invited.length } : null,
      } satisfies NewEntry,
    ]
  })
}
