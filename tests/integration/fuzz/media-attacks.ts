// What a hostile page may do with its media and its rate: senseless sources, too large, again and again, too much.
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { swarm } from './attack.ts'
import type { Attack } from './attack.ts'
import { connect, connectAndJoin, outcomeOf } from './client.ts'
import { goodInputs } from './inputs.ts'
import { senselessSource } from './rtp.ts'

/** Sources that make no sense, one after the other on each connection; one that is taken is closed again. */
export async function senselessSources(attack: Attack): Promise<void> {
  const { tally, target, witnesses } = attack
  const taken = {
    mids: witnesses.map((witness) => witness.taken.mid),
    ssrcs: witnesses.flatMap((witness) => witness.taken.ssrcs),
  }
  tally.open('senseless source', { mayBeOk: true })
  const one = async (random = attack.random.fork()): Promise<void> => {
    const client = await connectAndJoin(target)
    for (let sent = 0; sent < 80; sent += 1) {
      const input = senselessSource(random, taken)
      const outcome = await client.command('producer.open', input)
      tally.count('senseless source', outcome, input)
      if (outcome === 'ok' && typeof input === 'object' && input !== null && 'source' in input) {
        await client.command('producer.close', { source: input.source })
      }
    }
    client.socket.disconnect()
  }
  for (let round = 0; round < 3; round += 1) await Promise.all([one(), one(), one(), one(), one()])
}

/** Inputs beyond what a request may hold, and frames beyond what a connection may carry. */
export async function oversized(attack: Attack): Promise<void> {
  const { random, tally, target } = attack
  const names = goodInputs(target.boot.rtpCapabilities).map(([name]) => name)
  tally.open('oversized message')
  await swarm(attack, 'oversized message', 150, connectAndJoin, (client) => {
    const bytes = 66_000 + random.below(200_000)
    const input = random.pick([
      { text: 'x'.repeat(bytes) },
      Array.from({ length: bytes / 2 }, () => 0),
      { tiles: 'ộ'.repeat(bytes / 3) },
    ])
    return { message: bytes, outcome: client.command(random.pick(names), input) }
  })
  tally.open('oversized frame')
  for (let sent = 0; sent < 6; sent += 1) {
    const client = await connect(target)
    tally.count('oversized frame', await client.command('session.join', { text: 'x'.repeat(600_000) }), 'a frame')
    client.socket.disconnect()
  }
}

/** The same command id again and again, also for something else: the first answer, word for word. */
export async function replays(attack: Attack): Promise<void> {
  const { random, tally, target } = attack
  const good = goodInputs(target.boot.rtpCapabilities).filter(([name]) => name !== 'session.leave')
  tally.open('replay', { mayBeOk: true })
  for (let round = 0; round < 4; round += 1) {
    const client = await connectAndJoin(target)
    for (let command = 0; command < 20; command += 1) {
      const commandId = randomUUID()
      const [name, input] = random.pick(good)
      const first = await client.hear(name, { commandId, input })
      const again = await Promise.all(
        Array.from({ length: 5 }, () => {
          const [otherName, otherInput] = random.chance(0.5) ? random.pick(good) : [name, input]
          return client.hear(otherName, { commandId, input: otherInput })
        }),
      )
      for (const reply of again)
        tally.count('replay', isDeepStrictEqual(reply, first) ? outcomeOf(reply) : 'another answer', name)
    }
    client.socket.disconnect()
  }
}

/** Far more than the rate allows, and things said without asking for an answer. */
export async function floods(attack: Attack): Promise<void> {
  const { random, tally, target } = attack
  tally.open('flood', { mayBeOk: true, floods: true })
  const client = await connectAndJoin(target)
  const names = ['microphone.open', 'microphone.close', 'camera.open', 'nothing.at-all']
  const sent = Array.from({ length: 600 }, () => client.command(random.pick(names), {}))
  for (const outcome of sent) tally.count('flood', await outcome, 'flood')
  client.socket.disconnect()

  tally.open('without acknowledgement')
  const quiet = await connectAndJoin(target)
  for (let said = 0; said < 300; said += 1) {
    const [name, input] = random.pick(goodInputs(target.boot.rtpCapabilities))
    quiet.socket.emit(name, random.chance(0.5) ? { commandId: randomUUID(), input } : random.junk())
    tally.count('without acknowledgement', 'unanswered', name)
  }
  // What was said without asking for an answer was not done either: it still takes part.
  tally.count(
    'without acknowledgement',
    (await quiet.command('microphone.open', {})) === 'ok' ? 'unanswered' : 'done',
    'a leave',
  )
  quiet.socket.disconnect()
}
