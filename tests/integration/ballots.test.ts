// Secret ballots in a room: every paper that was taken in is counted once, whatever is tried and wherever it breaks.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideBallotEnd, requireOpenBallot, resultOf } from '../../signalling/domain/ballot.ts'
import { decideOpening } from '../../signalling/domain/presence.ts'
import type { Ballot } from '../../signalling/domain/state/ballot.ts'
import { Refusal, ballotId, bridgePointId, peerId, sessionId } from '../../signalling/protocol/index.ts'
import type { Room } from '../../signalling/room/room.ts'
import { createUrns } from '../../signalling/storage/urns.ts'
import { filledIn, takePapers } from '../support/secret-papers.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'
import type { SignedPaper } from '../../web/features/vote/papers.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const MOTION = { motion: 'Bầu thư ký', secret: true, unit: 'bridge-point' as const, options: ['Đồng ý', 'Không'] }

/** A session with a chair and so many voters, all joined. */
async function openMeeting(voters = 2) {
  const names = Array.from({ length: voters }, (_, index) => `voter-${index}`)
  const node = await house.openNode()
  const room = await node.get(sessionId.parse(randomUUID()))
  const bridgePoints = ['province', ...names].map((id) => ({
    id: bridgePointId.parse(id),
    name: id,
    main: id === 'province',
  }))
  await room.perform('system', (state) => decideOpening(state, { title: 'Bầu cử', bridgePoints }))
  const join = async (page: Page) => {
    await page.ask('session.join', joinInput(house.rtpCapabilities))
    return page
  }
  const chair = await join(openPage(room, 'province', 'province', { role: 'chair' }))
  const pages: Page[] = []
  for (const name of names) pages.push(await join(openPage(room, name)))
  return { room, chair, pages }
}

/** Opens the secret ballot. */
async function openSecret(room: Room, chair: Page): Promise<Ballot> {
  const { id } = await chair.ask('ballot.open', MOTION)
  return requireOpenBallot(room.state, id)
}

const take = (ballot: Ballot, page: Page | undefined) =>
  takePapers(ballot, async (input) => {
    if (!page) throw new Error('There is no such voter.')
    return page.ask('ballot.take-papers', input)
  })

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'taken',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

/** The session on another node, as after the first one's sudden end. */
const reopen = async (room: Room): Promise<Room> => (await house.openNode()).get(room.sessionId)

const ballotIn = (room: Room, { id }: Pick<Ballot, 'id'>): Ballot => {
  const found = room.state.ballots.find((one) => one.id === id)
  if (!found) throw new Error('The ballot is not in the state.')
  return found
}

describe('a secret ballot', () => {
  test('counts each paper once, and its urn is gone when it is closed', async () => {
    const { room, chair, pages } = await openMeeting(2)
    const ballot = await openSecret(room, chair)
    const taken = await Promise.all([chair, ...pages].map((page) => take(ballot, page)))
    await Promise.all(taken.map(({ papers }, index) => room.ballots.put(filledIn(ballot, papers[0], index % 2))))
    expect(await chair.ask('ballot.count', { id: ballot.id })).toEqual({ cast: 3 })
    await chair.ask('ballot.close', { id: ballot.id })
    const closed = ballotIn(room, ballot)
    expect(resultOf(closed)).toMatchObject({ counts: [2, 1], cast: 3, quorate: true })
    expect(closed.papers?.map(({ serial }) => serial)).toEqual(
      taken.map(({ papers }) => papers[0]?.serial ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
    )
    expect(await createUrns(house.database).list(room.sessionId)).toEqual([])
  })

  test('is closed with the papers that were under way when the chair closed it', async () => {
    const { room, chair, pages } = await openMeeting(1)
    const ballot = await openSecret(room, chair)
    const { papers } = await take(ballot, pages[0])
    const closing = chair.ask('ballot.close', { id: ballot.id })
    expect(await codeOf(room.ballots.put(filledIn(ballot, papers[0], 1)))).toBe('taken')
    await closing
    expect(resultOf(ballotIn(room, ballot)).counts).toEqual([0, 1])
  })

  test('refuses whatever is not a paper of this very ballot, and a second choice on the same paper', async () => {
    const { room, chair, pages } = await openMeeting(2)
    const first = await openSecret(room, chair)
    const { papers: former } = await take(first, pages[0])
    await chair.ask('ballot.cancel', { id: first.id })
    const ballot = await openSecret(room, chair)
    const { papers } = await take(ballot, pages[0])
    const { papers: others } = await take(ballot, pages[1])
    const good = filledIn(ballot, papers[0], 0)
    const attempts = [
      { ...filledIn(ballot, former[0], 0) },
      { ...good, signature: filledIn(ballot, others[0], 0).signature },
      { ...good, option: 2 },
      { ...good, id: first.id },
    ]
    const codes = await Promise.all(attempts.map((paper) => codeOf(room.ballots.put(paper))))
    expect(codes).toEqual(['paper-invalid', 'paper-invalid', 'paper-invalid', 'ballot-not-open'])
    expect(await codeOf(room.ballots.put(good))).toBe('taken')
    expect(await codeOf(room.ballots.put({ ...good, option: 1 }))).toBe('paper-invalid')
    expect(await codeOf(room.ballots.put(good))).toBe('taken')
    await chair.ask('ballot.close', { id: ballot.id })
    expect(await codeOf(room.ballots.put(filledIn(ballot, others[0], 0)))).toBe('ballot-not-open')
    expect(resultOf(ballotIn(room, ballot)).counts).toEqual([1, 0])
  })

  test('hands papers to one device of a bridge point, and gives a lost answer again', async () => {
    const { room, chair, pages } = await openMeeting(1)
    const ballot = await openSecret(room, chair)
    const { blanks } = await take(ballot, pages[0])
    const second = openPage(room, 'second-device', 'voter-0')
    await second.ask('session.join', joinInput(house.rtpCapabilities))
    expect(await codeOf(take(ballot, second))).toBe('ballot-not-yours')
    const again = { id: ballot.id, blinded: blanks.map((blank) => blank.blinded) }
    const answers = [await pages[0]?.ask('ballot.take-papers', again), await pages[0]?.ask('ballot.take-papers', again)]
    expect(answers[0]).toEqual(answers[1])
    const tooLarge = { id: ballot.id, blinded: [`${'_'.repeat(341)}w`] }
    expect(await codeOf(chair.ask('ballot.take-papers', tooLarge))).toBe('paper-invalid')
    expect(Object.keys(ballotIn(room, ballot).handed)).toEqual(['voter-0'])
  })

  test('is neither closed nor sealed by one who may not close it', async () => {
    const { room, chair, pages } = await openMeeting(1)
    const ballot = await openSecret(room, chair)
    const { papers } = await take(ballot, pages[0])
    expect(await codeOf(pages[0]?.ask('ballot.close', { id: ballot.id }) ?? Promise.resolve())).toBe('not-permitted')
    expect(await codeOf(room.ballots.put(filledIn(ballot, papers[0], 1)))).toBe('taken')
  })

  test('leaves no urn when it is cancelled or the session ends over it', async () => {
    const urns = createUrns(house.database)
    const { room, chair } = await openMeeting(0)
    const first = await openSecret(room, chair)
    expect(await urns.list(room.sessionId)).toEqual([first.id])
    await chair.ask('ballot.cancel', { id: first.id })
    expect(await urns.list(room.sessionId)).toEqual([])
    await openSecret(room, chair)
    await chair.ask('session.end', {})
    await room.inTurn(async () => undefined)
    expect(await urns.list(room.sessionId)).toEqual([])
  })
})

test('sixty voters at once with the closing among them: what was taken in is counted, nothing else is', async () => {
  const { room, chair, pages } = await openMeeting(60)
  const ballot = await openSecret(room, chair)
  const papers: SignedPaper[] = []
  for (const page of pages) papers.push(...(await take(ballot, page)).papers)
  const cast = async (from: number, to: number) => {
    const casts = papers.slice(from, to).map(async (paper, index) => {
      const came = await codeOf(room.ballots.put(filledIn(ballot, paper, index % 2)))
      return { serial: paper.serial, came }
    })
    return Promise.all(casts)
  }
  const first = await cast(0, 20)
  const [second, , third] = await Promise.all([
    cast(20, 40),
    chair.ask('ballot.close', { id: ballot.id }),
    cast(40, 59),
  ])
  const outcomes = [...first, ...second, ...third, ...(await cast(59, 60))]
  const acknowledged = outcomes.filter(({ came }) => came === 'taken').map(({ serial }) => serial)
  const counted = ballotIn(room, ballot).papers?.map(({ serial }) => serial)
  expect(new Set(counted)).toEqual(new Set(acknowledged))
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  expect(outcomes.at(-1)?.came).toBe('ballot-not-open')
  expect(outcomes.filter(({ came }) => came !== 'taken' && came !== 'ballot-not-open')).toEqual([])
}, 120_000)

describe('when the server dies', () => {
  test('before a ballot was announced, its urn is destroyed', async () => {
    const { room } = await openMeeting(0)
    const urns = createUrns(house.database)
    await urns.create(room.sessionId, ballotId.parse(randomUUID()), new Uint8Array(1))
    await reopen(room)
    expect(await urns.list(room.sessionId)).toEqual([])
  })

  test('before the signed papers were answered, the same papers are signed again and no others', async () => {
    const { room, chair, pages } = await openMeeting(1)
    const ballot = await openSecret(room, chair)
    const { blanks } = await take(ballot, pages[0])
    const next = await reopen(room)
    const page = openPage(next, 'voter-0')
    const again = { id: ballot.id, blinded: blanks.map((blank) => blank.blinded) }
    expect((await page.ask('ballot.take-papers', again)).signatures).toHaveLength(1)
    expect(await codeOf(take(ballot, page))).toBe('ballot-not-yours')
  })

  test('between sealing and closing, the ballot goes on with all its papers', async () => {
    const { room, chair, pages } = await openMeeting(2)
    const ballot = await openSecret(room, chair)
    const [one, two] = [await take(ballot, pages[0]), await take(ballot, pages[1])]
    await room.ballots.put(filledIn(ballot, one.papers[0], 0))
    await createUrns(house.database).seal(ballot.id)
    const next = await reopen(room)
    await next.ballots.put(filledIn(ballot, two.papers[0], 1))
    await next.ballots.close(peerId.parse('province'), ballot.id)
    expect(resultOf(ballotIn(next, ballot)).counts).toEqual([1, 1])
  })

  test('between closing and destroying the urn, it is destroyed afterwards', async () => {
    const { room, chair, pages } = await openMeeting(1)
    const ballot = await openSecret(room, chair)
    const { papers } = await take(ballot, pages[0])
    await room.ballots.put(filledIn(ballot, papers[0], 0))
    const urns = createUrns(house.database)
    const lying = await urns.seal(ballot.id)
    await room.perform(chair.peer.peerId, (state) => decideBallotEnd(state, chair.peer.peerId, ballot.id, lying))
    expect(await urns.list(room.sessionId)).toEqual([ballot.id])
    const next = await reopen(room)
    expect(await urns.list(room.sessionId)).toEqual([])
    expect(resultOf(ballotIn(next, ballot)).counts).toEqual([1, 0])
  })

  test('a room that no longer owns its session takes nothing in after the other one has closed the ballot', async () => {
    const { room, chair, pages } = await openMeeting(1)
    const ballot = await openSecret(room, chair)
    const { papers } = await take(ballot, pages[0])
    const next = await reopen(room)
    await next.ballots.close(peerId.parse('province'), ballot.id)
    expect(await codeOf(room.ballots.put(filledIn(ballot, papers[0], 0)))).toBe('ballot-not-open')
    expect(resultOf(ballotIn(next, ballot)).cast).toBe(0)
  })
})
