// Where the districts of the province stand among the tiles: approximate geography, by the directory's signs.

/** Column and row, from 1. */
export type TilePlace = readonly [column: number, row: number]

const COLUMNS = 5

/** Yên Thế in the north, Hiệp Hòa in the west, Yên Dũng in the south, Sơn Động in the east. */
const PLACES: Readonly<Record<string, TilePlace>> = {
  YTHE: [2, 1],
  HHOA: [1, 2],
  TYEN: [2, 2],
  LGIANG: [3, 2],
  LNGAN: [5, 2],
  VYEN: [2, 3],
  TPBG: [3, 3],
  LNAM: [4, 3],
  SDONG: [5, 3],
  YDUNG: [3, 4],
}

/** A place for each; those that the map does not know stand in rows of their own beneath it. */
export function placesOf(codes: readonly string[]): Map<string, TilePlace> {
  const known = codes.flatMap((code) => {
    const place = PLACES[code]
    return place ? [[code, place] as const] : []
  })
  const lowest = Math.max(0, ...known.map(([, [, row]]) => row))
  const others = codes.filter((code) => PLACES[code] === undefined)
  const below = others.map((code, index): [string, TilePlace] => [
    code,
    [(index % COLUMNS) + 1, lowest + 1 + Math.floor(index / COLUMNS)],
  ])
  return new Map([...known, ...below])
}
