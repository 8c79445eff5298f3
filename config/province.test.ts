// The directory that an installation starts with.
import { describe, expect, test } from 'vitest'
import { defaultDirectory } from './province.ts'
import { bridgePointInput, unitInput } from '../signalling/protocol/index.ts'

const { units, bridgePoints, venues, officials } = defaultDirectory()
const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind)

describe('the default directory', () => {
  test('has what the plan counts: 24 departments with the Office, 10 districts, 230 communes below them', () => {
    expect(ofKind('department')).toHaveLength(24)
    expect(ofKind('district')).toHaveLength(10)
    expect(ofKind('commune')).toHaveLength(230)
    const districts = new Set(ofKind('district').map(({ id }) => id))
    expect(ofKind('commune').every(({ parentId }) => parentId !== null && districts.has(parentId))).toBe(true)
  })

  test('gives every unit one bridge point of the same id, and the province one main bridge point', () => {
    expect(bridgePoints.map(({ id }) => String(id))).toEqual(units.map(({ id }) => String(id)))
    expect(bridgePoints.filter(({ main }) => main).map(({ unitId }) => unitId)).toEqual(['VPUBND'])
  })

  test('marks as confirmed only what the plan names, and nothing of the bridge points', () => {
    const confirmed = units.filter((unit) => unit.confirmed)
    expect(confirmed).toHaveLength(17)
    expect(confirmed.filter(({ kind }) => kind !== 'district').map(({ code }) => code)).toContain('STTTT')
    expect(bridgePoints.some((point) => point.confirmed)).toBe(false)
  })

  test('repeats no code, and no title or venue within a unit', () => {
    const all = [
      units.map(({ code }) => code),
      officials.map(({ id }) => id),
      officials.map(({ unitId, title }) => `${unitId} ${title}`),
      venues.map(({ unitId, name }) => `${unitId} ${name}`),
    ]
    for (const list of all) expect(new Set(list).size).toBe(list.length)
  })

  test('knows who can chair', () => {
    const titles = (unitId: string) => officials.filter((one) => one.unitId === unitId).map(({ title }) => title)
    expect(titles('VPUBND')).toHaveLength(5)
    expect(titles('TTT')).toEqual(['Chánh Thanh tra tỉnh'])
    expect(titles('CTHUE')).toEqual(['Cục trưởng Cục Thuế tỉnh'])
    expect(titles('LNGAN')).toEqual(['Chủ tịch UBND huyện Lục Ngạn'])
    expect(titles('LNGAN01')).toEqual(['Chủ tịch UBND thị trấn Chũ'])
    expect(officials.some(({ title }) => title.startsWith('Lãnh đạo'))).toBe(false)
  })

  test('could have been typed in: every unit and bridge point passes the form', () => {
    for (const unit of units) expect(unitInput.parse(unit)).toEqual(unit)
    for (const point of bridgePoints) expect(bridgePointInput.parse(point)).toEqual(point)
  })
})
