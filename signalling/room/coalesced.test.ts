// A task that never runs twice at once.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Coalesced } from './coalesced.ts'

/** A task that each run of waits to be let go. */
function slowTask() {
  const running: (() => void)[] = []
  let runs = 0
  let most = 0
  let active = 0
  const coalesced = new Coalesced(async () => {
    runs += 1
    active += 1
    most = Math.max(most, active)
    await new Promise<void>((resolve) => running.push(resolve))
    active -= 1
  })
  return { coalesced, finish: () => running.shift()?.(), runs: () => runs, most: () => most }
}

describe('a coalesced task', () => {
  test('runs at once', () => {
    const { coalesced, runs } = slowTask()
    void coalesced.run()
    expect(runs()).toBe(1)
  })

  test('asked for ten times while it runs, runs once more, and everybody waits for that', async () => {
    const { coalesced, finish, runs } = slowTask()
    const asked = Array.from({ length: 11 }, () => coalesced.run())
    let done = false
    void Promise.all(asked).then(() => (done = true))
    finish()
    await new Promise(setImmediate)
    expect([runs(), done]).toEqual([2, false])
    finish()
    await Promise.all(asked)
    expect(runs()).toBe(2)
  })

  test('runs again when it is asked again after its end', async () => {
    const { coalesced, finish, runs } = slowTask()
    const first = coalesced.run()
    finish()
    await first
    const second = coalesced.run()
    finish()
    await second
    expect(runs()).toBe(2)
  })

  test('however it is asked, it never runs twice at once, and who asked waits for a run that began after the asking', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('ask', 'finish', 'wait'), { maxLength: 40 }), async (steps) => {
        const { coalesced, finish, runs, most } = slowTask()
        const asked: Promise<boolean>[] = []
        for (const step of [...steps, ...steps.flatMap(() => ['finish', 'wait']), 'finish', 'wait']) {
          const before = runs()
          if (step === 'ask') asked.push(coalesced.run().then(() => runs() > before))
          else if (step === 'finish') finish()
          else await new Promise(setImmediate)
        }
        expect(await Promise.all(asked)).not.toContain(false)
        expect(most()).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 },
    )
  })
})
