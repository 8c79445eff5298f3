// A year of meetings for reports: entered and held, by several units, with every way of being judged.
import type { MeetingForm, MeetingLevel } from '../../../signalling/domain/meeting.ts'
import type { InPersonReason } from '../../../signalling/domain/uptake/fields.ts'
import { entryId } from '../../../signalling/protocol/index.ts'
import type { EntryId } from '../../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../../signalling/services/caller.ts'
import { at, unit } from '../meetings/scheduling.ts'
import type { TestRegister } from './register.ts'

const DISTRICTS = ['TPBG', 'VYEN', 'YDUNG', 'LGIANG', 'TYEN', 'HHOA', 'YTHE', 'LNAM', 'LNGAN', 'SDONG']
const ORGANISERS = ['VPUBND', 'SNV', 'SNNPTNT', 'SYT', 'SGDDT', 'STC', 'LNGAN']
const TITLES = [
  'Họp giao ban công tác tháng',
  'Hội nghị triển khai công tác bầu cử',
  'Hội nghị về sản xuất nông nghiệp và xây dựng nông thôn mới',
  'Họp trực tuyến về phòng, chống dịch bệnh',
  'Hội nghị tổng kết năm học',
  'Họp về thu ngân sách nhà nước',
  'Hội nghị <sơ kết> & "đánh giá" =1+1',
]
const REASONS: readonly (InPersonReason | null)[] = ['personnel', 'line', null, 'ceremony', 'chair']

/** Enters some meetings in each month given: every third is in person, every seventh is cancelled. */
export async function enterMeetings(
  { uptake }: Pick<TestRegister, 'uptake'>,
  caller: OfficeCaller,
  months: Readonly<Record<string, number>>,
): Promise<EntryId[]> {
  const ids: EntryId[] = []
  for (const [month, count] of Object.entries(months)) {
    for (let index = 0; index < count; index += 1) {
      const entry = entryOf(month, ids.length, index)
      const { id } = await uptake['uptake.entry-save']({ revision: 0, entry }, caller)
      ids.push(entryId.parse(id))
    }
  }
  return ids
}

function entryOf(month: string, number: number, index: number) {
  const startsAt = at(`${month}-${String(1 + ((index * 3) % 27)).padStart(2, '0')}T08:00`) + (number % 4) * 1_800_000
  const form: MeetingForm = number % 3 === 0 ? 'in-person' : number % 5 === 0 ? 'mixed' : 'video'
  const level: MeetingLevel = number % 11 === 10 ? 'internal' : number % 6 === 5 ? 'three-level' : 'province-district'
  const invited = DISTRICTS.filter((_, place) => number % 4 === 3 || (place + number) % 3 === 0)
  const districtsByVideo = form === 'mixed' ? Math.ceil(invited.length / 3) : invited.length
  return {
    title: `${TITLES[number % TITLES.length] ?? ''} số ${number + 1}`,
    level,
    form,
    startsAt,
    endsAt: startsAt + 2 * 3_600_000,
    organiserId: unit(ORGANISERS[number % ORGANISERS.length] ?? ''),
    unitIds: invited.map(unit),
    reason: form === 'in-person' ? (REASONS[number % REASONS.length] ?? null) : null,
    reasonText: '',
    statement:
      form === 'in-person' || number % 8 === 2 ? null : { minutes: number % 9 === 4 ? 6 : 95, districtsByVideo },
    isCancelled: number % 7 === 6,
  }
}

/** A session that was measured: one district came late, one never came. */
export async function holdMeasured(register: Pick<TestRegister, 'put' | 'hold'>): Promise<void> {
  const startsAt = at('2026-11-18T08:00')
  const id = await register.put('do-duoc', { startsAt, endsAt: at('2026-11-18T09:30') })
  await register.hold(id, startsAt - 300_000, 95, { VPUBND: [[0, 95]], LNGAN: [[3, 95]], SDONG: [[60, 95]] })
}
