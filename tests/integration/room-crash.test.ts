// The server is killed in the middle of a chaired session: everything official stands when it is back, and nothing has opened.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SessionState } from '../../signalling/domain/session.ts'
import { openBots, scheduleCrowd } from '../support/bots.ts'
import type { Bot } from '../support/bots.ts'
import { startProduct } from '../support/product.ts'
import type { ProductProcess } from '../support/product.ts'
import { until } from '../support/until.ts'

const LIMIT_MS = 600_000

let product: ProductProcess
let bots: Bot[] = []
beforeAll(async () => {
  product = await startProduct()
})
afterAll(async () => {
  for (const bot of bots) bot.close()
  await product.close()
})

/** What must stand, whatever happens to lines and processes. */
function standing({ floor, ballots, peers }: SessionState) {
  const microphones = peers.map(({ peerId, microphone }) => [peerId, microphone])
  return { holders: floor.holders, queue: floor.queue, ballots, microphones }
}

test('killed while one speaks, five wait and a ballot is open: all come back, and all of it stands', async () => {
  const meetingId = await scheduleCrowd(product.clerk, 8, { floorMode: 'chaired' })
  const wish = { microphone: 'open', camera: 'open' } as const
  const [chair] = await openBots(product, 1, { meetingId, as: 'chair', begin: wish })
  const points = await openBots(product, 7, { meetingId, skip: 1, begin: wish })
  const [speaker, voter, ...others] = points
  if (!chair || !speaker || !voter) throw new Error('Eight bots were opened.')
  bots = [chair, ...points]
  await speaker.ask('floor.request', { subject: 'Tình hình thu ngân sách' })
  await chair.ask('floor.grant', { bridgePointId: speaker.bridgePointId, limitMs: LIMIT_MS })
  for (const waiting of others) await waiting.ask('floor.request', {})
  await chair.ask('ballot.open', {
    motion: 'Thông qua nghị quyết',
    secret: false,
    unit: 'bridge-point',
    options: ['Tán thành', 'Không tán thành'],
  })
  const id = chair.state.ballots.at(-1)?.id
  if (id === undefined) throw new Error('The ballot is open.')
  await voter.ask('ballot.cast', { id, votes: [1, 0] })
  const before = await until(
    'the chair has heard of the vote',
    () => chair.state,
    ({ ballots }) => JSON.stringify(ballots).includes(voter.bridgePointId),
  )
  expect(before.floor.queue.map(({ bridgePointId }) => bridgePointId)).toEqual(others.map((one) => one.bridgePointId))
  expect(before.floor.holders[0]?.endsAt).toBeGreaterThan(Date.now())
  const open = before.peers.filter(({ microphone }) => microphone === 'open').map(({ peerId }) => peerId)
  expect(open.toSorted()).toEqual([chair.peerId, speaker.peerId].toSorted())

  await product.kill()
  await product.restart()

  await until(
    'everybody is back',
    () => bots,
    (all) => all.every(({ comebacks, state }) => comebacks > 0 && state.peers.every(({ line }) => line === 'up')),
  )
  for (const bot of bots) expect(standing(bot.state)).toEqual(standing(before))
  // And it goes on: the next one is given the floor, the ballot is closed.
  await chair.ask('floor.grant', { bridgePointId: others[0]?.bridgePointId ?? speaker.bridgePointId })
  await chair.ask('ballot.close', { id })
})
