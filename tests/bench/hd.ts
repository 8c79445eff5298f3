// The promise of HD: two bridge points, one at 1920 × 1080 and one at 1280 × 720, in H.264, for half a minute.
import { countFrom } from './bench.ts'
import type { Bench } from './bench.ts'
import { joinInHighDefinition, openHighDefinition, stageOf } from '../support/high-definition.ts'
import { moves, received, receivesWidth, watches } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'

const PROMISED_FPS = 27
/** Two real pages; counts what each decodes of the other, by the sender's own clock. */
export const hdBench: Bench = async ({ say, opened }) => {
  const seconds = countFrom('BENCH_SECONDS', 30)
  const product = await openProduct()
  opened.defer(product.close)
  const seats = await openHighDefinition()
  const { fullHd, hd } = seats
  for (const seat of [fullHd, hd]) opened.defer(seat.close)
  await joinInHighDefinition(seats, product.url)
  await receivesWidth(hd, stageOf(fullHd), 1920)
  await receivesWidth(fullHd, stageOf(hd), 1280)
  say('both pictures are there in full; the first frames at a new size still carry the climb to it')
  await Promise.all([moves(hd, stageOf(fullHd), 150), moves(fullHd, stageOf(hd), 150)])
  const [of1080, of720] = await Promise.all([measure(hd, fullHd, seconds), measure(fullHd, hd, seconds)])
  const goals = [...promise('1920 × 1080', of1080), ...promise('1280 × 720', of720)]
  return { figures: { seconds, of1080, of720 }, goals }
}

function promise(size: string, { codec, width, height, fps, freezes }: Measured) {
  return [
    {
      sentence: `${size} is what is decoded, in H.264`,
      reached: `${width} × ${height}` === size && codec === 'video/H264',
    },
    {
      sentence: `${size} comes with ${PROMISED_FPS} frames a second or more (${fps.toFixed(1)})`,
      reached: fps >= PROMISED_FPS,
    },
    { sentence: `${size} never freezes (${freezes})`, reached: freezes === 0 },
  ]
}

type Measured = {
  readonly codec: string
  readonly width: number
  readonly height: number
  /** Frames decoded in a second of the sender's clock. */
  readonly fps: number
  readonly freezes: number
}

/** What one bridge point decodes of another over so many seconds of the sender's clock. */
async function measure(at: Seat, other: Seat, seconds: number): Promise<Measured> {
  const before = await picture(at, other)
  const watched = await watches(at, stageOf(other), seconds)
  const after = await picture(at, other)
  return {
    codec: after.codec,
    width: after.frameWidth,
    height: after.frameHeight,
    fps: (after.framesDecoded - before.framesDecoded) / watched.seconds,
    freezes: after.freezeCount - before.freezeCount,
  }
}

async function picture(at: Seat, other: Seat) {
  const found = await received(at, stageOf(other))
  if (!found) throw new Error(`${at.name} receives nothing of ${other.name}`)
  return found
}
