// Some five thousand hostile messages against the whole product, while two members meet in it undisturbed.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { badHandshakes, brokenFrames } from './fuzz/door-attacks.ts'
import { oddBodies, oddRequests } from './fuzz/http-attacks.ts'
import { floods, oversized, replays, senselessSources } from './fuzz/media-attacks.ts'
import { actsOfOthers, brokenEnvelopes, idsOfOthers, outOfOrder, spoiltInputs } from './fuzz/socket-attacks.ts'
import type { Attack } from './fuzz/attack.ts'
import { Tally } from './fuzz/tally.ts'
import { openTarget } from './fuzz/target.ts'
import type { Target } from './fuzz/target.ts'
import { openWitness } from './fuzz/witness.ts'
import type { Witness } from './fuzz/witness.ts'
import { Random } from '../support/random.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import { NEW_SESSION, applySession } from '../../signalling/domain/session.ts'
import type { JoinedSession, ResumedSession } from '../../signalling/protocol/index.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000)
const MEBIBYTE = 1_024 * 1_024

let target: Target
let province: Witness
let district: Witness
let rssBefore: number
let workerPeakBefore: number
let journal: RecordedEvent[]
const tally = new Tally()

beforeAll(async () => {
  console.log(`FUZZ_SEED=${seed}`)
  target = await openTarget()
  province = await openWitness(target, 'VPUBND', 910_000)
  district = await openWitness(target, 'LNGAN', 920_000)
  await province.ask('presentation.start', {})
  await district.ask('camera.close', {})
  rssBefore = process.memoryUsage().rss
  workerPeakBefore = await target.workerPeakMebibytes()
  const random = (salt: number): Random => new Random(seed + salt)
  const lanes: ((attack: Attack) => Promise<void>)[][] = [
    [brokenEnvelopes, spoiltInputs, oversized],
    [senselessSources, idsOfOthers, actsOfOthers],
    [outOfOrder, replays, floods],
    [badHandshakes, brokenFrames, oddRequests, oddBodies],
  ]
  await Promise.all(
    lanes.map(async (lane, index) => {
      const attack: Attack = { target, random: random(index), tally, witnesses: [province, district] }
      for (const run of lane) await run(attack)
    }),
  )
  console.log(tally.table())
  // Every hostile seat has left or its time has run out.
  await vi.waitUntil(() => province.state().peers.length === 2 && district.state().peers.length === 2, {
    timeout: 20_000,
  })
  journal = await target.journal()
}, 180_000)
afterAll(() => target.close())

describe('the attack', () => {
  test('was large, and every message of it came to a refusal of the closed list or to nothing', () => {
    expect(tally.offences()).toEqual([])
    expect(tally.total).toBeGreaterThan(5_000)
  })

  test('has not cost the process its life, nor a worker, nor much memory', async () => {
    expect(target.workers().filter(({ closed }) => closed)).toEqual([])
    expect(target.workers()).toHaveLength(1)
    expect((process.memoryUsage().rss - rssBefore) / MEBIBYTE).toBeLessThan(400)
    expect((await target.workerPeakMebibytes()) - workerPeakBefore).toBeLessThan(200)
  })

  test('has left nothing open on the SFU but the transports of the members', async () => {
    await vi.waitUntil(() => target.transports() === 4, { timeout: 10_000 })
  })
})

describe('the members', () => {
  test('noticed nothing: no line broke, no event was missed, no media lost', () => {
    for (const witness of [province, district]) {
      expect(witness.troubles).toEqual([])
      expect(witness.gapless()).toBe(true)
    }
  })

  test('stand as they stood, in both readings', () => {
    // What was written to the secretary, and calls for help, do not reach everybody.
    const seen = (witness: Witness) => ({ ...witness.state(), messages: [], helpCalls: [] })
    expect(seen(province)).toEqual(seen(district))
    expect(province.self()).toMatchObject({ line: 'up', microphone: 'open', camera: 'open' })
    expect(district.self()).toMatchObject({ line: 'up', microphone: 'open', camera: 'closed' })
    expect(province.state().presenter).toBe(province.client.peerId)
  })

  test('are still sent each other’s sources, the very same ones', () => {
    const producersOf = (witness: Witness) => witness.received().map(({ producerId }) => producerId)
    expect(producersOf(district)).toEqual(expect.arrayContaining([...province.producerIds]))
    expect(producersOf(province)).toContain(district.producerIds[1])
  })

  test('are still served', async () => {
    await district.ask('camera.open', {})
    await vi.waitUntil(() => province.state().peers.every(({ camera }) => camera === 'open'))
    const { events } = (await district.ask('session.resume', { after: journal.length })) as ResumedSession
    expect(events.map(({ event }) => event.type)).toContain('camera.opened')
    const newcomer = await openWitness(target, 'SDONG', 930_000)
    const { state, media }: JoinedSession = newcomer.joined
    expect(state.peers).toHaveLength(3)
    const sources = (media?.consumers ?? []).map(({ producerId }) => producerId)
    expect(sources.toSorted()).toEqual([...province.producerIds, ...district.producerIds].toSorted())
    newcomer.client.socket.disconnect()
  })
})

describe('the journal', () => {
  test('is whole, and its fold is what the members see', () => {
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1))
    expect(journal.reduce(applySession, NEW_SESSION)).toMatchObject({ peers: [{ line: 'up' }, { line: 'up' }] })
  })

  test('has of the members nothing but what they did', () => {
    const ofMember = ({ client }: Witness) =>
      journal.filter(({ event }) => 'peerId' in event && event.peerId === client.peerId)
    const types = (witness: Witness) => ofMember(witness).map(({ event }) => event.type)
    const joining = ['peer.joined', 'microphone.opened', 'camera.opened']
    expect(types(province)).toEqual([...joining, 'presentation.started'])
    expect(types(district)).toEqual([...joining, 'camera.closed'])
  })

  test('has of the others only what each did itself, or the system for a line that broke', () => {
    for (const { by, event } of journal) {
      if (by === 'system') expect(event.type).toMatch(/^(session\.opened|peer\.line-dropped|peer\.left)$/)
      else if ('peerId' in event) expect(event).toMatchObject({ peerId: by })
      else expect(event.type).toMatch(/^(roll-call\.counted|help\.settled|floor\.withdrawn|document\.)/)
    }
  })
})
