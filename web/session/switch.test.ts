// What the page asks for and what the journal says, until both agree.
import { describe, expect, test } from 'vitest'
import { createSwitch } from './switch.ts'
import type { Position, Switch } from './switch.ts'

/** A server that answers only when told to. */
function open(): { one: Switch; asked: Position[]; answer: () => void; refuse: () => void } {
  const asked: Position[] = []
  let answering = Promise.withResolvers<void>()
  const one = createSwitch(
    (position) => {
      asked.push(position)
      answering = Promise.withResolvers()
      return answering.promise
    },
    () => {},
  )
  return { one, asked, answer: () => answering.resolve(), refuse: () => answering.reject(new Error('refused')) }
}

describe('opening', () => {
  test('is not live before the journal says so', async () => {
    const { one, answer } = open()
    const settled = one.ask('open')
    expect([one.position, one.live]).toEqual(['open', false])
    one.know('open', false)
    answer()
    await settled
    expect([one.position, one.live]).toEqual(['open', true])
  })

  test('that is refused leaves it closed', async () => {
    const { one, refuse } = open()
    const settled = one.ask('open')
    refuse()
    await settled
    expect([one.position, one.live]).toEqual(['closed', false])
  })

  test('asked twice asks the server once', () => {
    const { one, asked } = open()
    void one.ask('open')
    void one.ask('open')
    expect(asked).toEqual(['open'])
  })
})

describe('closing', () => {
  test('ends being live at once, before the server knows', () => {
    const { one } = open()
    one.know('open', true)
    void one.ask('closed')
    expect([one.position, one.live]).toEqual(['closed', false])
  })

  test('stays closed when a new snapshot still says open', () => {
    const { one } = open()
    one.know('open', true)
    void one.ask('closed')
    one.know('open', true)
    expect(one.live).toBe(false)
  })

  test('by somebody else is obeyed', () => {
    const { one } = open()
    one.know('open', true)
    one.know('closed', false)
    expect([one.position, one.live]).toEqual(['closed', false])
  })
})

test('a snapshot goes before what was answered long ago', async () => {
  const { one, answer } = open()
  const settled = one.ask('open')
  answer()
  await settled
  one.know('closed', true)
  expect(one.position).toBe('closed')
})
