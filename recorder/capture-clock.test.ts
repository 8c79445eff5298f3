// The clock of a source: right within milliseconds through drift, delay, jumps and wraps.
import { describe, expect, test } from 'vitest'
import { CaptureClock } from './capture-clock.ts'
import { ServerClock } from './server-clock.ts'

const ZERO = Date.UTC(2026, 11, 1)
const RATE = 90_000
/** The SFU's clock stands so far from the server's, ms. */
const SFU_OFF = 3_155_673_600_123
const TWO_HOURS_S = 7_200

/** Numbers from 0 to 1 that look random and are the same in every run. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

type Line = {
  /** By how much the sender's clock is fast, parts per million. */
  readonly ppm: number
  /** How late a report of the SFU says a timestamp was, ms: 0 where it knows the capture. */
  readonly late: (second: number) => number
  /** How long a report is under way, ms. */
  readonly delay: (second: number) => number
  /** By how much the mapping is moved, ms, as by a switch of layers. */
  readonly moved?: (second: number) => number
  readonly seconds?: number
}

/** Follows a source for two hours; the error each second, ms, from the third on. */
function follow({
  ppm,
  late,
  delay,
  moved = () => 0,
  seconds = TWO_HOURS_S,
}: Line): { second: number; error: number }[] {
  const clock = new CaptureClock(RATE, new ServerClock())
  const errors: { second: number; error: number }[] = []
  for (let second = 1; second <= seconds; second++) {
    const ms = second * 1000
    const at = (t: number) => (Math.round((t + moved(second)) * (1 + ppm / 1e6) * (RATE / 1000)) + 4_000_000_000) >>> 0
    // The report: what the sender counts now, said to have been a little later than it was.
    const said = ZERO + ms + late(second)
    clock.report({ ssrc: 1, ntpMs: said + SFU_OFF, rtpTimestamp: at(ms), compactNtp: 0 }, said + delay(second))
    const captured = ms + 400
    const told = clock.at(at(captured), ZERO + captured) ?? Number.NaN
    if (second >= 3) errors.push({ second, error: told - (ZERO + captured) })
  }
  return errors
}

const worst = (errors: readonly { error: number }[]): number => Math.max(...errors.map(({ error }) => Math.abs(error)))

describe('the clock of a source, over two hours', () => {
  test.each([0, 200, -200])('off by %i ppm', (ppm) => {
    expect(worst(follow({ ppm, late: () => 0, delay: () => 1 }))).toBeLessThan(5)
  })

  test.each([200, -200])('off by %i ppm, with reports that are up to 80 ms late', (ppm) => {
    const random = dice(3)
    const late = () => random.next().value ** 3 * 80
    const delay = () => 1 + random.next().value ** 4 * 50
    // Until the first quick ones have come, nobody knows how late the others were.
    expect(worst(follow({ ppm, late, delay }).filter(({ second }) => second > 10))).toBeLessThan(30)
  })

  test('a single report that is wrong by half a second changes nothing', () => {
    const errors = follow({ ppm: 0, late: (second) => (second % 600 === 0 ? -500 : 0), delay: () => 1 })
    expect(worst(errors)).toBeLessThan(5)
  })

  test.each([50, -50])('follows a switch of layers that moves it by %i ms, within seconds', (ms) => {
    const errors = follow({
      ppm: 0,
      late: () => 0,
      delay: () => 1,
      moved: (second) => (second > 100 ? ms : 0),
      seconds: 200,
    })
    expect(worst(errors.filter(({ second }) => second < 100 || second > 104))).toBeLessThan(5)
    expect(worst(errors)).toBeLessThan(60)
  })

  test('takes small moves slowly, never by a jump', () => {
    const errors = follow({
      ppm: 0,
      late: () => 0,
      delay: () => 1,
      moved: (second) => (second > 100 ? 20 : 0),
      seconds: 200,
    })
    const steps = errors.slice(1).map(({ error }, index) => Math.abs(error - (errors[index]?.error ?? 0)))
    // Each step of the timeline beside the move itself.
    expect(Math.max(...steps.filter((step) => step < 19))).toBeLessThan(5)
    expect(worst(errors.slice(-80))).toBeLessThan(2)
  })

  test('follows from late reports to precise ones, when the SFU has learnt the instant of capture', () => {
    const errors = follow({ ppm: 0, late: (second) => (second < 5 ? 90 : 0), delay: () => 1, seconds: 60 })
    expect(worst(errors.filter(({ second }) => second > 7))).toBeLessThan(5)
  })
})

describe('what cannot be true', () => {
  const report = (rtpTimestamp: number, ms: number) => ({
    ssrc: 1,
    ntpMs: ZERO + ms + SFU_OFF,
    rtpTimestamp,
    compactNtp: 0,
  })

  test('is not told before a report, unless it is guessed', () => {
    const clock = new CaptureClock(RATE, new ServerClock())
    expect(clock.isReady).toBe(false)
    expect(clock.at(1234, ZERO)).toBeNull()
    clock.guess(1234, ZERO)
    expect(clock.at(1234 + RATE, ZERO + 1000)).toBe(ZERO + 1000)
    clock.report(report(1234 + RATE, 990), ZERO + 990)
    expect(clock.at(1234 + RATE, ZERO + 1000)).toBe(ZERO + 990)
  })

  test('timestamps that leap are not believed: the clock is learnt anew', () => {
    const clock = new CaptureClock(RATE, new ServerClock())
    clock.report(report(0, 0), ZERO)
    expect(clock.at(RATE, ZERO + 1000)).toBeCloseTo(ZERO + 1000, 3)
    expect(clock.at(RATE * 1000, ZERO + 1020)).toBeNull()
    expect(clock.isReady).toBe(false)
    clock.report(report(RATE * 1001, 2000), ZERO + 2000)
    expect(clock.at(RATE * 1001, ZERO + 2000)).toBeCloseTo(ZERO + 2000, 3)
  })
})

describe("the SFU's clock", () => {
  test('the least delay counts; what is late does not move it', () => {
    const clock = new ServerClock()
    expect(clock.offset).toBeNull()
    for (let second = 0; second < 600; second++) clock.observe(second * 1000, second * 1000 + 500 + (second % 7) * 30)
    expect(clock.offset).toBeCloseTo(500, 1)
  })

  test('a clock that runs slower than the server is followed', () => {
    const clock = new ServerClock()
    const drift = (second: number) => second * 1000 * (1 + 50 / 1e6)
    for (let second = 0; second < 7200; second++) clock.observe(second * 1000, drift(second) + (second % 5) * 10)
    expect(Math.abs((clock.offset ?? 0) - (drift(7199) - 7_199_000))).toBeLessThan(15)
  })

  test('another worker is another clock: taken over at once when it is ahead, soon when it is behind', () => {
    const clock = new ServerClock()
    clock.observe(1_000, 1_000)
    clock.observe(9_000, 2_000)
    expect(clock.offset).toBe(-7_000)
    for (let second = 0; second < 7; second++) clock.observe(100 + second * 1000, 3_000 + second * 1000)
    expect(clock.offset).toBe(2_900)
  })

  test('a recorder that was stopped for some seconds does not believe what comes late then', () => {
    const clock = new ServerClock()
    clock.observe(0, 0)
    for (let second = 1; second <= 4; second++) clock.observe(second * 1000, 4_200)
    for (let second = 5; second < 9; second++) clock.observe(second * 1000, second * 1000)
    expect(clock.offset).toBeCloseTo(0, 1)
  })
})
