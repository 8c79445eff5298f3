// Two bridge points in a meeting of a product of its own, reached over a line that can be cut.
import { Announced } from './announced.ts'
import { installPictureWatch } from '../picture-watch.ts'
import type { Watched } from '../picture-watch.ts'
import { joinMeeting, openSeat, sees, tile } from '../../support/page.ts'
import type { Seat } from '../../support/page.ts'
import { startProduct } from '../../support/product.ts'
import type { ProductProcess } from '../../support/product.ts'
import { openRelay } from '../../support/relay.ts'
import type { Relay } from '../../support/relay.ts'
import { until } from '../../support/until.ts'

/** What the page says while its line is away. */
const AWAY_TEXT = 'Mất kết nối, đang nối lại'

/** The meeting and everything that may break in it. */
export type Meeting = {
  readonly product: ProductProcess
  readonly line: Relay
  readonly seats: readonly Seat[]
  readonly announced: Announced
  /** Forgets at every page what was seen before; see `PictureWatch.begin`. */
  begin(renewed: boolean): Promise<void>
  read(): Promise<Watched[]>
  /**
   * Waits until every page has a newly decoded right picture and a line.
   * @returns what they saw
   */
  recovered(what: string): Promise<Watched[]>
}

/** Starts the product in a process of its own and brings two bridge points into its sample meeting. */
export async function openMeeting(opened: AsyncDisposableStack): Promise<Meeting> {
  const product = await startProduct()
  opened.defer(() => product.close())
  const line = await openRelay(product.port)
  opened.defer(() => line.close())
  const announced = new Announced()
  const seats = await Promise.all([0, 1].map((place) => openSeat(place)))
  for (const seat of seats) {
    opened.defer(() => seat.close())
    announced.listen(seat.page)
    await joinMeeting(seat, `http://localhost:${line.port}`)
  }
  const [one, two] = seats
  if (!one || !two) throw new Error('Two bridge points were opened.')
  await watch(one, two)
  await watch(two, one)
  const read = (): Promise<Watched[]> =>
    Promise.all(seats.map(({ page }) => page.evaluate(() => window.pictureWatch.read())))
  return {
    product,
    line,
    seats,
    announced,
    read,
    async begin(renewed) {
      await Promise.all(seats.map(({ page }) => page.evaluate((flag) => window.pictureWatch.begin(flag), renewed)))
    },
    recovered: (what) =>
      until(what, read, (pages) => pages.every(({ rightAt, liveAt }) => rightAt !== null && liveAt !== null)),
  }
}

async function watch(at: Seat, other: Seat): Promise<void> {
  await sees(at, other)
  const options = { selector: tile(other), code: other.media.code, awayText: AWAY_TEXT }
  await at.page.evaluate(installPictureWatch, options)
}
