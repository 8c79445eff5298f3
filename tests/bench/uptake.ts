// Ten years of a register: 120,000 meetings with their evidence, and how long the dashboard's answers take.
import { createHash } from 'node:crypto'
import { defaultDirectory, firstTarget } from '../../config/province.ts'
import type { Directory } from '../../signalling/domain/directory.ts'
import type { Period } from '../../signalling/domain/uptake/period.ts'
import { TOKENS } from '../../signalling/gateway/access/tokens.ts'
import { seedDirectory } from '../../signalling/services/directory/seed.ts'
import { uptakeHandlers } from '../../signalling/services/uptake.ts'
import { createBook } from '../../signalling/services/uptake/book.ts'
import type { Database } from '../../signalling/storage/database.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { callerWith } from '../support/directory.ts'
import { openTestDatabase } from '../support/postgres.ts'
import { Random } from '../support/random.ts'
import { goalsOf, p95Of } from './asking.ts'
import type { Question } from './asking.ts'
import type { Bench, Say } from './bench.ts'
import { countFrom } from './bench.ts'
import { TEN_YEARS, loadTenYears } from './uptake/ten-years.ts'

const SEED = 3_701
const GOAL_MS = 100
const WARMING = 10

type Handlers = ReturnType<typeof uptakeHandlers>
type Name = 'dashboard' | 'district' | 'meetings' | 'report' | 'reports'

/** The benchmark; `BENCH_MEETINGS` meetings, 120,000 by default, `BENCH_QUESTIONS` of each kind, 300 by default. */
export const uptakeBench: Bench = async ({ say, opened }) => {
  const meetings = countFrom('BENCH_MEETINGS', 120_000)
  const asked = countFrom('BENCH_QUESTIONS', 300)
  const database = await openTestDatabase()
  opened.defer(() => database.close())
  const office = createOfficeDatabase(database)
  await seedDirectory(office, defaultDirectory(), () => TEN_YEARS.now)
  const directory = await office.directory.read()
  await loadTenYears(database, directory, new Random(SEED), meetings, say)
  const p95Ms = await ask(database, directory, asked, say)
  return { figures: { meetings, p95Ms }, goals: goalsOf(p95Ms, GOAL_MS) }
}

async function ask(database: Database, directory: Directory, count: number, say: Say): Promise<Record<string, number>> {
  const office = createOfficeDatabase(database)
  const zone = 'Asia/Ho_Chi_Minh'
  const random = new Random(SEED + 1)
  const handlers = uptakeHandlers({
    database: office,
    sessions: { journal: async () => [] },
    book: createBook({ database: office, zone, firstTarget: firstTarget() }),
    clock: () => TEN_YEARS.now,
    newId: () => crypto.randomUUID(),
    zone,
    digest: (data) => createHash('sha256').update(data).digest('hex'),
    tokens: TOKENS,
  })
  const began = performance.now()
  await handlers['uptake.figures']({ period: '2025', filter: {} }, callerWith('administrator'))
  say(`the first reading of the whole register: ${Math.round(performance.now() - began)} ms`)
  const callers = [callerWith('administrator'), callerWith('secretary', 'VPUBND'), callerWith('staff', 'LNGAN')]
  const figures: Record<string, number> = {}
  for (const question of questionsOf(handlers, database, directory, random.fork())) {
    figures[question.name] = await p95Of(question, { callers, count, warming: WARMING, random: random.fork(), say })
  }
  return figures
}

function questionsOf(handlers: Handlers, database: Database, directory: Directory, random: Random): Question<Name>[] {
  const districts = directory.units.filter(({ kind }) => kind === 'district').map(({ id }) => id)
  const organisers = directory.units.filter(({ kind }) => kind === 'department').map(({ id }) => id)
  const period = (): Period['key'] => {
    const year = String(2016 + random.below(10))
    return random.pick([
      year,
      `${year}-Q${1 + random.below(4)}`,
      `${year}-${String(1 + random.below(12)).padStart(2, '0')}`,
    ])
  }
  const filter = () => (random.chance(0.5) ? {} : { organiserId: random.pick(organisers) })
  return [
    {
      name: 'dashboard',
      async ask(caller) {
        // Something happens all the time: the register must be brought up to date, too.
        if (random.chance(0.2)) await touch(database, random)
        return handlers['uptake.figures']({ period: period(), filter: filter() }, caller)
      },
    },
    {
      name: 'district',
      ask: async (caller) =>
        random.chance(0.5)
          ? handlers['uptake.districts']({ period: period(), filter: {} }, caller)
          : handlers['uptake.figures']({ period: period(), filter: { districtId: random.pick(districts) } }, caller),
    },
    {
      name: 'meetings',
      ask: async (caller) =>
        handlers['uptake.meetings'](
          {
            period: period(),
            filter: filter(),
            which: random.pick(['all', 'by-video', 'not-by-video']),
            text: '',
            page: 0,
          },
          caller,
        ),
    },
    {
      name: 'report',
      async ask(caller) {
        const unitId = random.chance(0.5) ? null : random.pick(organisers)
        return handlers['uptake.report']({ period: period(), unitId }, caller)
      },
    },
    {
      name: 'reports',
      ask: async (caller) => handlers['uptake.reports']({ period: period() }, caller),
    },
  ]
}

async function touch({ db }: Database, random: Random): Promise<void> {
  const id = TEN_YEARS.idOf(random.below(1_000))
  await db
    .updateTable('uptake_entry')
    .set({ reason_text: `ghi chú ${random.below(9)}` })
    .where('id', '=', id)
    .execute()
}
