// What a hostile page may say over its socket: no envelopes, spoilt inputs, out of order, with the ids of others.
import { swarm } from './attack.ts'
import type { Attack } from './attack.ts'
import { connect, connectAndJoin } from './client.ts'
import type { Client } from './client.ts'
import { DIRECTING, goodInputs } from './inputs.ts'
import type { Target } from './target.ts'
import { camera } from '../../support/sfu.ts'

/** Whole messages that are no envelope, also with names of nothing. */
export async function brokenEnvelopes(attack: Attack): Promise<void> {
  const { random, target } = attack
  const names = goodInputs(target.boot.rtpCapabilities).map(([name]) => name)
  const odd = [
    '__proto__',
    'constructor',
    'toString',
    'error',
    'hasOwnProperty',
    '',
    ' session.join',
    'session',
    'message',
    'ping',
  ]
  const deep = JSON.parse('{"a":'.repeat(1_500) + '1' + '}'.repeat(1_500)) as unknown
  const message = (): unknown[] => {
    const commandId = random.pick([
      undefined,
      null,
      7,
      '',
      'x'.repeat(65),
      '../..',
      '\u0000',
      ['a'],
      { a: 1 },
      '__proto__ ',
    ])
    return random.pick<unknown[]>([
      [],
      [random.junk()],
      [deep],
      [{ commandId, input: {} }],
      [{ input: {} }],
      [Buffer.from('envelope')],
      [random.junk(), random.junk()],
      [[{ commandId: 'a', input: {} }]],
    ])
  }
  attack.tally.open('no envelope')
  await swarm(attack, 'no envelope', 600, connectAndJoin, (client) => {
    const said = message()
    return { message: said, outcome: client.say(random.pick(names), ...said) }
  })
  attack.tally.open('no such request')
  await swarm(attack, 'no such request', 300, connectAndJoin, (client) => {
    const name = random.chance(0.6) ? random.pick(odd) : `x${random.text()}`
    return { message: name, outcome: client.command(name, random.junk()) }
  })
}

/** Good envelopes around inputs that were spoilt in one place. */
export async function spoiltInputs(attack: Attack): Promise<void> {
  const { random, target } = attack
  const good = goodInputs(target.boot.rtpCapabilities).filter(([name]) => name !== 'session.leave')
  attack.tally.open('spoilt input', { mayBeOk: true })
  await swarm(attack, 'spoilt input', 1_050, connectAndJoin, (client) => {
    const [name, whole] = random.pick(good)
    const input = random.spoilt(whole)
    return { message: { name, input }, outcome: client.command(name, input) }
  })
}

/** Everything before joining and after leaving; resuming what never was. */
export async function outOfOrder(attack: Attack): Promise<void> {
  const { random, target, tally } = attack
  const good = goodInputs(target.boot.rtpCapabilities).filter(
    ([name]) => name !== 'session.join' && name !== 'media.prepare',
  )
  const anything = (client: Client) => {
    const [name, input] = random.pick(good)
    return { message: name, outcome: client.command(name, input) }
  }
  tally.open('before joining')
  await swarm(attack, 'before joining', 300, connect, anything)
  tally.open('after leaving')
  const left = async (at: Target): Promise<Client> => {
    const client = await connectAndJoin(at)
    await client.command('session.leave', {})
    return client
  }
  await swarm(attack, 'after leaving', 300, left, anything)
  tally.open('resume of the future')
  await swarm(attack, 'resume of the future', 150, connectAndJoin, (client) => {
    const after = random.pick([1e6, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -1, 1.5, Number.NaN])
    return { message: after, outcome: client.command('session.resume', { after }) }
  })
  tally.open('resume twice, join twice', { mayBeOk: true })
  const again = goodInputs(target.boot.rtpCapabilities).filter(([name]) => /join|resume|media.open/.test(name))
  await swarm(attack, 'resume twice, join twice', 100, connectAndJoin, (client) => {
    const [name, input] = random.pick(again)
    return { message: name, outcome: client.command(name, input) }
  })
}

/** A bridge point that directs the meeting: every act of it is refused. */
export async function actsOfOthers(attack: Attack): Promise<void> {
  const { random, tally, witnesses } = attack
  const peers = witnesses.map(({ client }) => client.peerId)
  const aimed = (peerId: string): [string, object][] => [
    ['peer.remove', { peerId }],
    ['role.give', { peerId, role: 'observer' }],
    ['microphone.silence', { peerId }],
    ['door.admit', { peerId }],
  ]
  tally.open('directing without the role')
  await swarm(attack, 'directing without the role', 300, connectAndJoin, (client) => {
    const [name, input] = random.pick([...Object.entries(DIRECTING), ...aimed(random.pick([...peers, client.peerId]))])
    return { message: name, outcome: client.command(name, input) }
  })
}

/** The ids of others, in their places and in places where none is asked for. */
export async function idsOfOthers(attack: Attack): Promise<void> {
  const { random, tally, witnesses } = attack
  const consumers = witnesses.flatMap((witness) => witness.received().map(({ consumerId }) => consumerId))
  const transports = witnesses.flatMap(({ joined }) => [
    joined.media.send.transportId,
    joined.media.receive.transportId,
  ])
  const producers = witnesses.flatMap(({ producerIds }) => producerIds)
  const peers = witnesses.map(({ client }) => client.peerId)
  const ids = [...consumers, ...transports, ...producers, ...peers, 'sample', 'sfu', 'worker-0']
  tally.open('consumer of another')
  await swarm(attack, 'consumer of another', 300, connectAndJoin, (client) => {
    const consumerId = random.pick(ids)
    return { message: consumerId, outcome: client.command('consumer.resume', { consumerId }) }
  })
  tally.open('ids where none is asked for', { mayBeOk: true })
  const names = [
    'microphone.close',
    'camera.close',
    'producer.close',
    'presentation.stop',
    'media.restart-ice',
    'view.set',
  ]
  await swarm(attack, 'ids where none is asked for', 300, connectAndJoin, (client) => {
    const stolen = {
      peerId: random.pick(peers),
      transportId: random.pick(transports),
      producerId: random.pick(producers),
      routerId: 'sample',
      by: random.pick(peers),
    }
    const tiles = [{ peerId: random.pick(ids), source: random.pick(['camera', 'presentation']), heightPx: 8_192 }]
    const input = {
      ...stolen,
      source: random.pick(['camera', 'microphone', 'presentation']),
      direction: random.pick(['send', 'receive']),
      tiles,
    }
    const name = random.pick(names)
    return { message: { name, input }, outcome: client.command(name, input) }
  })
  tally.open('presenting over another')
  await swarm(attack, 'presenting over another', 100, connectAndJoin, (client) => {
    const { kind, rtpParameters } = camera({ layers: 1 })
    const starts = random.chance(0.5)
    const input = starts ? {} : { source: 'presentation', kind, rtpParameters }
    return { message: input, outcome: client.command(starts ? 'presentation.start' : 'producer.open', input) }
  })
}
