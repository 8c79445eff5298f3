// The secrecy of a secret ballot over a real server: all that was sent and all that is stored joins no voter to a choice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpOf, joinListened } from './ballots/listened-in.ts'
import type { ListenedPage } from './ballots/listened-in.ts'
import { bridgePointId, meetingId } from '../../signalling/protocol/index.ts'
import type { Boot, Reply, UrnPaper } from '../../signalling/protocol/index.ts'
import type { Ballot } from '../../signalling/domain/state/ballot.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { filledIn, takePapers } from '../support/secret-papers.ts'
import { openTestDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { until } from '../support/until.ts'

const POINTS = ['VPUBND', 'LNGAN', 'SDONG'] as const
const OPTIONS = ['Tán thành', 'Không tán thành', 'Không có ý kiến']

let database: TestDatabase
let product: TestProduct
let pages: ListenedPage[]

beforeAll(async () => {
  database = await openTestDatabase()
  product = await openProduct({ DATABASE_URL: database.url, RTC_WORKERS: '1' })
  // The server answers nothing else under this address.
  const { data: boot } = (await (await fetch(`${product.url}/api/boot`)).json()) as { data: Boot }
  const id = meetingId.parse(product.meetingId)
  pages = []
  for (const point of POINTS) {
    const seat = await product.clerk.ask('meeting.join', { id, bridgePointId: bridgePointId.parse(point) })
    pages.push(await joinListened(product.url, boot, seat))
  }
})
afterAll(async () => {
  for (const { socket } of pages) socket.disconnect()
  await product.close()
  await database.close()
})

const chair = (): ListenedPage => {
  const [first] = pages
  if (!first) throw new Error('Nobody is there.')
  return first
}

/** Puts a paper in as nobody in particular; answers what came of it. */
async function put(paper: object, headers: Record<string, string> = {}): Promise<string> {
  const body = JSON.stringify(paper)
  const sent = { 'content-type': 'application/json', ...headers }
  const response = await fetch(`${product.url}/api/urn`, { method: 'POST', headers: sent, body })
  // Every answer under /api is a reply.
  const reply = (await response.json()) as Reply<null>
  return reply.ok ? 'taken' : `${response.status} ${reply.error.code}`
}

const journal = (): Promise<RecordedEvent[]> => createJournal(database).read(product.sessionId, 0)

/** The events of one type. */
async function eventsOf<T extends RecordedEvent['event']['type']>(type: T) {
  const events = (await journal()).map(({ event }) => event)
  return events.filter((event): event is Extract<RecordedEvent['event'], { type: T }> => event.type === type)
}

async function openSecret(): Promise<Pick<Ballot, 'id' | 'publicKey'>> {
  const { id } = await chair().ask('ballot.open', {
    motion: 'Bầu trưởng ban',
    secret: true,
    unit: 'bridge-point',
    options: OPTIONS,
  })
  const opened = (await eventsOf('ballot.opened')).find((event) => event.id === id)
  return { id, publicKey: opened?.publicKey ?? null }
}

/** Every voter takes a paper; each knows all of its own numbers. */
async function takeAll(ballot: Pick<Ballot, 'id' | 'publicKey'>) {
  const taken = []
  for (const page of pages) taken.push(await takePapers(ballot, (input) => page.ask('ballot.take-papers', input)))
  return taken
}

const frames = (): string => pages.flatMap((page) => page.frames).join('\n')

/** A number in both of the ways in which it could be written down. */
const spellings = (number: string): string[] => [number, Buffer.from(number, 'base64url').toString('hex')]

describe('a secret ballot of three bridge points', () => {
  let ballot: Pick<Ballot, 'id' | 'publicKey'>
  let taken: Awaited<ReturnType<typeof takeAll>>
  let papers: UrnPaper[]
  let open: { frames: string; dump: { table: string; row: string }[] }
  let closed: { frames: string; dump: { table: string; row: string }[] }

  beforeAll(async () => {
    ballot = await openSecret()
    taken = await takeAll(ballot)
    papers = taken.map((voter, index) => filledIn(ballot, voter.papers[0], index))
    const outcomes = await Promise.all(papers.toReversed().map((paper) => put(paper)))
    expect(outcomes).toEqual(['taken', 'taken', 'taken'])
    await until('everybody was told of three papers', frames, (text) => text.includes('"cast":3'))
    open = { frames: frames(), dump: await dumpOf(database) }
    await chair().ask('ballot.close', { id: ballot.id })
    await until('everybody was told the result', () =>
      pages.every((page) => page.frames.some((frame) => frame.includes('ballot.closed'))),
    )
    closed = { frames: frames(), dump: await dumpOf(database) }
  })

  test('is counted', async () => {
    const [event] = await eventsOf('ballot.closed')
    expect(event?.papers?.map(({ option }) => option).toSorted()).toEqual([0, 1, 2])
    expect(event?.papers).toEqual(
      papers.map(({ serial, option }) => ({ serial, option })).toSorted((a, b) => (a.serial < b.serial ? -1 : 1)),
    )
  })

  test('while it is open, no serial, signature or choice goes over any line', () => {
    for (const { serial, signature } of papers) {
      for (const number of [serial, signature]) expect(open.frames).not.toContain(number)
    }
    const said = open.frames.slice(open.frames.indexOf('ballot.opened'))
    expect(said).not.toMatch(/"option"|"votes"|"serial"/)
  })

  test('while it is open, the papers lie in the urn alone, which names no voter and no time', async () => {
    const accounts = await database.db.selectFrom('account').select('id').execute()
    const voters = [
      ...pages.map(({ peerId }) => peerId),
      ...POINTS,
      ...accounts.map(({ id }) => id),
      '127.0.0.1',
      '::1',
    ]
    const urn = open.dump.filter(({ table }) => table === 'urn')
    expect(urn).toHaveLength(1)
    for (const { serial } of papers) {
      expect(open.dump.filter(({ row }) => row.includes(serial)).map(({ table }) => table)).toEqual(['urn'])
    }
    // The key and the papers are random text, in which a short name could stand by chance.
    const row = await database.db.selectFrom('session_event').select('at').executeTakeFirstOrThrow()
    const described = urn.map((one) => one.row.replace(/"private_key": "[^"]*"/, '').replace(/"papers": \{[^}]*\}/, ''))
    for (const voter of voters) expect(described.join()).not.toContain(voter)
    expect(described.join()).not.toContain(String(row.at).slice(0, 5))
  })

  test('afterwards the papers stand in the closing event alone, and their signatures nowhere', () => {
    for (const { serial, signature } of papers) {
      const rows = closed.dump.filter(({ row }) => row.includes(serial))
      expect(rows.map(({ table }) => table)).toEqual(['session_event'])
      expect(rows[0]?.row).toContain('ballot.closed')
      for (const spelling of spellings(signature)) {
        expect(closed.dump.some(({ row }) => row.includes(spelling))).toBe(false)
        expect(closed.frames).not.toContain(spelling)
      }
    }
    expect(closed.dump.some(({ table }) => table === 'urn')).toBe(false)
  })

  test('what a voter sent to be signed shares nothing with what was published', async () => {
    const published = JSON.stringify(await eventsOf('ballot.closed'))
    const handed = await eventsOf('ballot.papers-handed')
    for (const { blanks } of taken) {
      for (const { blinded, inverse } of blanks) {
        // Only the digest of the blinded number is kept, and what takes the blinding off never left the page.
        for (const spelling of spellings(blinded))
          expect(closed.dump.some(({ row }) => row.includes(spelling))).toBe(false)
        for (const spelling of spellings(inverse)) expect(closed.frames).not.toContain(spelling)
      }
    }
    for (const { digest } of handed) expect(published).not.toContain(digest)
  })

  test('of each voter the journal notes that papers were handed out, all of them before the first was cast', async () => {
    const events = (await journal()).filter(({ event }) => event.type.startsWith('ballot.'))
    expect(events.map(({ event }) => event.type)).toEqual([
      'ballot.opened',
      ...POINTS.map(() => 'ballot.papers-handed'),
      'ballot.closed',
    ])
  })

  test('once the papers are handed out, every line carries the same words until the end', () => {
    const said = pages.map((page) => {
      const handed = page.frames.findLastIndex((frame) => frame.includes('ballot.papers-handed'))
      return page.frames
        .slice(handed + 1)
        .flatMap((frame) => /"(ballot\.(?:progress|cast|closed))"/.exec(frame)?.[1] ?? [])
    })
    expect(said).toEqual(POINTS.map(() => ['ballot.progress', 'ballot.closed']))
  })
})

describe("the urn's slot", () => {
  test('takes a paper in one spelling only', async () => {
    const ballot = await openSecret()
    const [first] = await takeAll(ballot)
    const paper = filledIn(ballot, first?.papers[0], 0)
    const last = paper.serial.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const others = alphabet.split('').slice(alphabet.indexOf(last) + 1, alphabet.indexOf(last) + 16)
    // Each of them decodes to the same bytes.
    const spelled = others.map((other) => ({ ...paper, serial: paper.serial.slice(0, -1) + other }))
    expect(new Set(await Promise.all(spelled.map((one) => put(one))))).toEqual(new Set(['400 bad-message']))
    expect(await put(paper)).toBe('taken')
    expect(await chair().ask('ballot.count', { id: ballot.id })).toEqual({ cast: 1 })
    await chair().ask('ballot.cancel', { id: ballot.id })
  })

  test('refuses what has not the form of a paper, comes from another site, or is for no ballot that is open', async () => {
    const paper = { id: 'unknown', serial: `${'A'.repeat(85)}A`, signature: `${'A'.repeat(341)}A`, option: 0 }
    expect(await put(paper)).toBe('400 ballot-not-open')
    expect(await put({ ...paper, option: 1.5 })).toBe('400 bad-message')
    expect(await put({ ...paper, signature: 'A' })).toBe('400 bad-message')
    expect(await put([])).toBe('400 bad-message')
    expect(await put({ ...paper, more: 'x'.repeat(4_096) })).toBe('413 message-too-large')
    expect(await put(paper, { 'sec-fetch-site': 'cross-site' })).toBe('403 foreign-origin')
    expect(await put(paper, { origin: 'https://elsewhere.example' })).toBe('403 foreign-origin')
  })
})
