// A full calendar: 60,000 meetings of five years at 265 bridge points, and how long the office's answers take.
import { defaultDirectory, provinceInLetters } from '../../config/province.ts'
import type { Directory } from '../../signalling/domain/directory.ts'
import type { Resource } from '../../signalling/domain/booking.ts'
import { NEW_RECORDING } from '../../signalling/domain/state/recording.ts'
import { seedDirectory } from '../../signalling/services/directory/seed.ts'
import { meetingHandlers } from '../../signalling/services/meetings.ts'
import type { Database } from '../../signalling/storage/database.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { callerWith } from '../support/directory.ts'
import { openTestDatabase } from '../support/postgres.ts'
import { Random } from '../support/random.ts'
import { goalsOf, p95Of } from './asking.ts'
import type { Question } from './asking.ts'
import type { Bench, Say } from './bench.ts'
import { countFrom } from './bench.ts'
import { FIRST_DAY, loadFiveYears } from './schedule/five-years.ts'

const SEED = 3_701
const GOAL_MS = 50
const WARMING = 20
const DAY_MS = 86_400_000
/** In the middle of the fourth year. */
const NOW = FIRST_DAY + 1_300 * DAY_MS
/** What people type: common and rare words, whole names, words without a hit. */
const TYPED = [
  'giao ban',
  'hội nghị trực tuyến',
  'vải thiều lục ngạn',
  'ubnd huyện',
  'phong chong thien tai',
  'sơn động',
]
const TYPED_RARELY = ['tài liệu 4711', 'không có cuộc họp nào như thế', 'lục nam giảm nghèo tuyển quân', 'xyz']

type Name = 'clash' | 'month' | 'search'

/** The benchmark; `BENCH_MEETINGS` meetings, 60,000 by default, `BENCH_QUESTIONS` of each kind, 300 by default. */
export const scheduleBench: Bench = async ({ say, opened }) => {
  const meetings = countFrom('BENCH_MEETINGS', 60_000)
  const asked = countFrom('BENCH_QUESTIONS', 300)
  const database = await openTestDatabase()
  opened.defer(() => database.close())
  const office = createOfficeDatabase(database)
  await seedDirectory(office, defaultDirectory(), () => NOW)
  const directory = await office.directory.read()
  say(`${directory.bridgePoints.length} bridge points`)
  await loadFiveYears(database, directory, new Random(SEED), meetings, say)
  const p95Ms = await ask(database, asked, say)
  return { figures: { meetings, p95Ms }, goals: goalsOf(p95Ms, GOAL_MS) }
}

/** Asks every kind of question of a filled database; answers p95 by kind, ms. */
export async function ask(database: Database, count: number, say: Say): Promise<Record<string, number>> {
  const office = createOfficeDatabase(database)
  const directory = await office.directory.read()
  const random = new Random(SEED + 1)
  const handlers = meetingHandlers({
    database: office,
    // Nothing here is live, and no file lies anywhere.
    sessions: {
      open: async () => NEW_RECORDING,
      seats: async () => ({ connected: new Set(), calledAt: new Map() }),
      issueTicket: () => Promise.reject(new Error('no tickets')),
      journal: async () => [],
    },
    documents: { exclusively: (_content, work) => work(), remove: async () => {} },
    clock: () => NOW,
    newId: () => crypto.randomUUID(),
    zone: 'Asia/Ho_Chi_Minh',
    province: provinceInLetters(),
  })
  const callers = [
    callerWith('administrator'),
    callerWith('secretary', 'VPUBND'),
    callerWith('secretary', 'LNGAN'),
    callerWith('staff', 'STTTT'),
  ]
  const figures: Record<string, number> = {}
  for (const question of questionsOf(handlers, directory, random.fork())) {
    figures[question.name] = await p95Of(question, { callers, count, warming: WARMING, random: random.fork(), say })
  }
  return figures
}

function questionsOf(
  handlers: ReturnType<typeof meetingHandlers>,
  directory: Directory,
  random: Random,
): Question<Name>[] {
  const words = [...TYPED, ...TYPED_RARELY, ...directory.units.map(({ name }) => name)]
  const anyDay = (): number => FIRST_DAY + random.below(5 * 365) * DAY_MS
  const resources = (): Resource[] =>
    Array.from({ length: 10 + random.below(21) }, () => ({
      kind: 'bridge-point',
      id: random.pick(directory.bridgePoints).id,
    }))
  return [
    {
      name: 'clash',
      ask(caller) {
        const startsAt = NOW + random.below(300) * DAY_MS + random.below(40) * 900_000
        const input = { startsAt, endsAt: startsAt + 5_400_000, resources: resources() }
        return Promise.resolve(handlers['meeting.clashes'](input, caller))
      },
    },
    {
      name: 'month',
      ask(caller) {
        const from = anyDay()
        return Promise.resolve(handlers['meeting.list']({ from, to: from + 42 * DAY_MS }, caller))
      },
    },
    {
      name: 'search',
      ask: (caller) =>
        Promise.resolve(
          handlers['meeting.search'](
            { text: random.chance(0.5) ? random.pick(words) : random.pick([...TYPED, ...TYPED_RARELY]), page: 0 },
            caller,
          ),
        ),
    },
  ]
}
