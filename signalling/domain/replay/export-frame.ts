// How an exported picture is divided: 1280×720, the same places as on the stage of the session.

/** The whole picture, px. */
export const FRAME = { widthPx: 1280, heightPx: 720 } as const

/** A rectangle of the picture, px; all even, as the codec wants it. */
export type Box = { readonly x: number; readonly y: number; readonly widthPx: number; readonly heightPx: number }

/** Whose pictures stand in a frame. */
export type Cast = {
  /** A shared screen. */
  readonly presents: boolean
  /** Large pictures: one or two. */
  readonly speakers: number
  /** The main bridge point, when it is not among the speakers. */
  readonly main: boolean
}

/** The places of a frame. */
export type Places = { readonly screen: Box | null; readonly speakers: readonly Box[]; readonly main: Box | null }

const box = (x: number, y: number, widthPx: number): Box => ({ x, y, widthPx, heightPx: (widthPx * 9) / 16 })

/** A small picture beside what is presented or in the corner, px wide. */
const SMALL = 320

/** Where each picture goes. A shared screen is large, with the speakers beside it; two speakers stand side by side. */
export function placesFor({ presents, speakers, main }: Cast): Places {
  const many = Math.min(speakers, 2)
  if (presents) {
    const column = Array.from({ length: many + (main ? 1 : 0) }, (_, at) => box(960, 90 + at * 180, SMALL))
    return { screen: box(0, 90, 960), speakers: column.slice(0, many), main: main ? (column.at(-1) ?? null) : null }
  }
  if (many === 2) {
    const y = main ? 90 : 180
    return { screen: null, speakers: [box(0, y, 640), box(640, y, 640)], main: main ? box(480, 470, SMALL) : null }
  }
  return { screen: null, speakers: many === 1 ? [box(0, 0, 1280)] : [], main: main ? cornerOf(many) : null }
}

/** Beside a speaker in the corner; alone it has everything. */
function cornerOf(speakers: number): Box {
  return speakers === 0 ? box(0, 0, 1280) : box(936, 504, SMALL)
}

/** The largest rectangle of a picture's own shape in the middle of a box. */
export function fitted(into: Box, widthPx: number, heightPx: number): Box {
  if (widthPx <= 0 || heightPx <= 0) return into
  const scale = Math.min(into.widthPx / widthPx, into.heightPx / heightPx)
  const width = even(widthPx * scale)
  const height = even(heightPx * scale)
  return {
    x: into.x + even((into.widthPx - width) / 2),
    y: into.y + even((into.heightPx - height) / 2),
    widthPx: width,
    heightPx: height,
  }
}

function even(px: number): number {
  return Math.round(px / 2) * 2
}
