// How workers compare by load.
import { describe, expect, test } from 'vitest'
import { weigh } from './load.ts'

describe('the load of a worker', () => {
  test('an idle worker weighs nothing', () => {
    expect(weigh({ cpu: 0, consumers: 0, routers: 0 })).toBe(0)
  })

  test('an empty router weighs already, so that sessions opened together are spread', () => {
    expect(weigh({ cpu: 0, consumers: 0, routers: 1 })).toBeGreaterThan(weigh({ cpu: 0.04, consumers: 0, routers: 0 }))
  })

  test('one large session weighs more than several empty ones', () => {
    expect(weigh({ cpu: 0.1, consumers: 400, routers: 1 })).toBeGreaterThan(weigh({ cpu: 0, consumers: 0, routers: 8 }))
  })

  test('measured CPU counts where it exceeds what the consumers let expect', () => {
    expect(weigh({ cpu: 0.9, consumers: 10, routers: 1 })).toBeGreaterThan(
      weigh({ cpu: 0.1, consumers: 600, routers: 1 }),
    )
  })
})
