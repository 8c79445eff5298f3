// Which pages are drawn, in which order, and how large.
import { describe, expect, test } from 'vitest'
import { DrawnPages, fitted, shownSize } from './drawn-pages.ts'
import type { Paper } from './paper.ts'
import { until } from '../../../tests/support/until.ts'

const SLIDE = { width: 960, height: 540 }
const TV = { box: { width: 1_920, height: 1_080 }, zoom: 1 }

/** A document that notes what is drawn; a canvas is any object here, for nobody looks at it. */
function noting(pages: number) {
  const asked: string[] = []
  const paper: Paper = {
    pages,
    sizeOf: async () => SLIDE,
    async draw(page, widthPx) {
      asked.push(`${page} at ${widthPx}`)
      return { width: widthPx, height: 1_079 } as HTMLCanvasElement
    },
    write: async () => {},
    close() {},
  }
  return { asked, paper }
}

const ignore = () => {}
const drawn = (pages: DrawnPages, page: number) => pages.store.get().drawn.find((one) => one.page === page)

describe('a page on the screen', () => {
  test('fills its frame in whole pixels, without a change of shape', () => {
    expect(fitted(SLIDE, TV)).toEqual({ width: 1_920, height: 1_080 })
    expect(fitted({ width: 595.28, height: 841.89 }, TV)).toEqual({ width: 763, height: 1_080 })
    expect(fitted(SLIDE, { ...TV, zoom: 2 })).toEqual({ width: 3_840, height: 2_160 })
  })

  test('is never larger than a browser can hold, nor nothing at all', () => {
    const { width, height } = fitted(SLIDE, { ...TV, zoom: 100 })
    expect(width * height).toBeLessThanOrEqual(32_000_000)
    expect(fitted(SLIDE, { box: { width: 0, height: 0 }, zoom: 1 })).toEqual({ width: 1, height: 1 })
  })
})

describe('drawing ahead', () => {
  test('draws the page itself first, then its neighbours, each once', async () => {
    const { asked, paper } = noting(3)
    const pages = new DrawnPages(paper, ignore)
    pages.want([2, 3, 1], TV)
    await until('all are drawn', () => [1, 2, 3].every((page) => drawn(pages, page)))
    pages.want([3, 4, 2], TV)
    expect(asked).toEqual(['2 at 1920', '3 at 1920', '1 at 1920'])
  })

  test('draws anew for another frame, and shows the old drawing until then', async () => {
    const { asked, paper } = noting(1)
    const pages = new DrawnPages(paper, ignore)
    pages.want([1, 2, 0], TV)
    await until('it is drawn', () => drawn(pages, 1))
    pages.want([1], { ...TV, zoom: 2 })
    expect(drawn(pages, 1)?.canvas.width).toBe(1_920)
    await until('it is drawn larger', () => drawn(pages, 1)?.canvas.width === 3_840)
    expect(asked).toEqual(['1 at 1920', '1 at 3840'])
  })

  test('shows a drawing pixel by pixel in its own frame, stretched in another one', async () => {
    const { paper } = noting(1)
    const pages = new DrawnPages(paper, ignore)
    pages.want([1], TV)
    const slide = await until('it is drawn', () => drawn(pages, 1))
    if (!slide) throw new Error('it is drawn')
    expect(shownSize(slide, { ...TV })).toEqual({ width: 1_920, height: 1_079 })
    expect(shownSize(slide, { box: { width: 960, height: 960 }, zoom: 1 })).toEqual({ width: 960, height: 539 })
  })

  test('keeps the last few', async () => {
    const { paper } = noting(9)
    const pages = new DrawnPages(paper, ignore)
    for (const page of [1, 2, 3, 4, 5, 6, 7]) {
      pages.want([page], TV)
      await until(`page ${page} is drawn`, () => drawn(pages, page))
    }
    expect([1, 2].map((page) => drawn(pages, page) !== undefined)).toEqual([false, true])
  })

  test('tells of a page that cannot be drawn, unless it was closed', async () => {
    const broken: Paper = { ...noting(1).paper, draw: () => Promise.reject(new Error('broken')) }
    const failures: unknown[] = []
    const pages = new DrawnPages(broken, (error) => failures.push(error))
    pages.want([1], TV)
    await until('it is told', () => failures.length === 1)
    const closed = new DrawnPages(broken, (error) => failures.push(error))
    closed.want([1], TV)
    closed.close()
    expect(failures).toHaveLength(1)
  })
})
