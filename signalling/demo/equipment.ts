// What stands at the bridge points of a demonstration: lines, devices, telephones of the offices.
import type { Chance } from './random.ts'
import type { BridgePoint, Directory } from '../domain/directory.ts'

const LINES_MBPS = [20, 30, 50, 50, 100] as const
const CAMERAS = ['Camera hội nghị PTZ 1080p', 'Camera hội nghị PTZ 1080p, zoom 12x'] as const
const SOUND = ['Micrô đa hướng để bàn', 'Micrô cổ ngỗng, bộ trộn âm'] as const
const SCREENS = ['Màn hình 65 inch', 'Hai màn hình 65 inch', 'Máy chiếu và màn 120 inch'] as const

/** The bridge points whose unit has been asked: those of the province and the districts, but for a few. */
export function equippedPoints({ units, bridgePoints }: Directory, chance: Chance): BridgePoint[] {
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]))
  const asked = bridgePoints.filter(({ unitId }) => kinds.get(unitId) !== 'commune')
  return chance.some(asked, 0.85).map((point) => ({
    ...point,
    lineMbps: chance.pick(LINES_MBPS),
    devices: [chance.pick(CAMERAS), chance.pick(SOUND), chance.pick(SCREENS)],
    confirmed: true,
  }))
}
