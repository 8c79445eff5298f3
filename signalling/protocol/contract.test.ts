// The one border: every way a message is turned down, and what comes through.
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answer, defineContract, shape } from './contract.ts'
import type { Border, Handlers } from './contract.ts'
import { REFUSAL_CODES, Refusal, isRefusalCode } from './refusals.ts'

const contract = defineContract({
  requests: {
    'text.echo': { input: z.object({ text: z.string().max(8).trim() }), output: shape<{ text: string }>() },
    'list.sum': { input: z.object({ list: z.array(z.object({ n: z.number() })) }), output: shape<number>() },
    'thing.break': { input: z.object({}), output: shape<null>() },
    'thing.refuse': { input: z.object({}), output: shape<null>() },
    'thing.ignore': { input: z.object({}), output: shape<undefined>() },
  },
  notifications: {},
})

type Caller = { readonly name: string }
const caller: Caller = { name: 'Lục Ngạn' }

let calls: { name: string; input: unknown; caller: Caller }[]
let steps: string[]
let faults: unknown[]
beforeEach(() => {
  calls = []
  steps = []
  faults = []
})

const handlers: Handlers<typeof contract, Caller> = {
  'text.echo': (input, who) => {
    calls.push({ name: 'text.echo', input, caller: who })
    return input
  },
  'list.sum': async ({ list }) => list.reduce((sum, { n }) => sum + n, 0),
  'thing.break': () => {
    throw new Error('password=hunter2 at /srv/secret.ts')
  },
  'thing.refuse': () => Promise.reject(new Refusal('session-full', { most: 3 })),
  'thing.ignore': () => undefined,
}

const open: Border<typeof contract, Caller> = {
  maxBytes: 100,
  admit: () => void steps.push('admit'),
  permit: () => void steps.push('permit'),
  fault(error) {
    faults.push(error)
    return '0000-0001'
  },
}

const ask = (name: unknown, raw: unknown, border = open) => answer(contract, handlers, name, raw, caller, border)
const refusal = (code: string, details?: object) => ({ ok: false, error: { code, ...(details && { details }) } })
const turningDown = (step: 'admit' | 'permit', error: Error): typeof open => ({
  ...open,
  [step]: () => {
    throw error
  },
})

describe('a good message', () => {
  test('reaches its handler parsed, with its caller, and is answered with the handler’s data', async () => {
    expect(await ask('text.echo', { text: ' chào ', more: 1 })).toEqual({ ok: true, data: { text: 'chào' } })
    expect(calls).toEqual([{ name: 'text.echo', input: { text: 'chào' }, caller }])
    expect(steps).toEqual(['admit', 'permit'])
  })

  test('may be answered with nothing, which travels as null', async () => {
    expect(await ask('thing.ignore', {})).toEqual({ ok: true, data: null })
  })
})

describe('a name that is not in the contract', () => {
  test.each([
    'text.shout',
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'text.echo ',
    42,
    null,
    undefined,
    ['text.echo'],
    { toString: () => 'text.echo' },
    Symbol('text.echo'),
  ])('%j is refused', async (name) => {
    expect(await ask(name, { text: 'a' })).toEqual(refusal('unknown-request'))
    expect(calls).toEqual([])
  })
})

describe('a message of the wrong form', () => {
  test.each([
    [undefined, ''],
    [null, ''],
    ['text', ''],
    [[{ text: 'a' }], ''],
    [{}, 'text'],
    [{ text: 7 }, 'text'],
    [{ text: 'far too long' }, 'text'],
    [JSON.parse('{"__proto__":{"text":"a"}}'), 'text'],
  ])('%j is refused, naming the place', async (raw, at) => {
    expect(await ask('text.echo', raw)).toEqual(refusal('bad-message', { at }))
    expect(calls).toEqual([])
    expect(steps).toEqual(['admit'])
  })

  test('deep inside, the place is a path', async () => {
    expect(await ask('list.sum', { list: [{ n: 1 }, { n: 'x' }] })).toEqual(refusal('bad-message', { at: 'list.1.n' }))
  })
})

describe('a message that is too large', () => {
  const tooLarge = refusal('message-too-large', { maxBytes: 100 })

  test('is refused by its bytes, not by its letters, before it is parsed', async () => {
    expect(await ask('text.echo', { text: 'ộ'.repeat(40) })).toEqual(tooLarge)
    expect(await ask('text.echo', { text: 'o'.repeat(40) })).toEqual(refusal('bad-message', { at: 'text' }))
  })

  test('what JSON cannot hold counts as too large: a circle, a BigInt, a nesting beyond the stack', async () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown
    for (const raw of [circle, 1n, deep]) expect(await ask('text.echo', raw)).toEqual(tooLarge)
  })
})

describe('the border asks', () => {
  test('for the rate before it looks, so that rubbish costs its sender as much as sense', async () => {
    const border = turningDown('admit', new Refusal('rate-limited'))
    for (const raw of ['rubbish', 'x'.repeat(200), { text: 'a' }]) {
      expect(await ask('text.echo', raw, border)).toEqual(refusal('rate-limited'))
    }
    expect(await ask('no.such-request', {}, border)).toEqual(refusal('rate-limited'))
    expect(calls).toEqual([])
  })

  test('for permission with what was parsed, before the handler', async () => {
    const border = turningDown('permit', new Refusal('not-permitted'))
    expect(await ask('text.echo', { text: 'a' }, border)).toEqual(refusal('not-permitted'))
    expect(await ask('text.echo', {}, border)).toEqual(refusal('bad-message', { at: 'text' }))
    expect(calls).toEqual([])
  })
})

describe('a handler that throws', () => {
  test('a Refusal, also later, is the answer with its facts', async () => {
    expect(await ask('thing.refuse', {})).toEqual(refusal('session-full', { most: 3 }))
    expect(faults).toEqual([])
  })

  test('anything else is a fault: the cause stays here, the caller gets an incident id', async () => {
    const reply = await ask('thing.break', {})
    expect(reply).toEqual(refusal('fault', { incident: '0000-0001' }))
    expect(JSON.stringify(reply)).not.toMatch(/hunter2|secret|Error/)
    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('hunter2') })])
  })

  test('so it is with a border that breaks', async () => {
    for (const step of ['admit', 'permit'] as const) {
      const reply = await ask('text.echo', { text: 'a' }, turningDown(step, new TypeError('oops')))
      expect(reply).toEqual(refusal('fault', { incident: '0000-0001' }))
    }
    const nameless = await ask(Object.create(null), {}, turningDown('admit', new TypeError('oops')))
    expect(nameless).toEqual(refusal('fault', { incident: '0000-0001' }))
  })
})

describe('whatever comes', () => {
  test('is answered with a reply, never with a throw, and only with codes of the closed list', async () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(contract.requests)), fc.string(), fc.anything())
    await fc.assert(
      fc.asyncProperty(
        name,
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        async (asked, raw) => {
          const reply = await ask(asked, raw)
          if (!reply.ok) expect(isRefusalCode(reply.error.code)).toBe(true)
        },
      ),
    )
  })
})

describe('the list of refusals', () => {
  test('is closed: names every object has are not codes', () => {
    for (const name of ['__proto__', 'constructor', 'toString', '']) expect(isRefusalCode(name)).toBe(false)
    for (const code of REFUSAL_CODES) expect(isRefusalCode(code)).toBe(true)
  })
})
