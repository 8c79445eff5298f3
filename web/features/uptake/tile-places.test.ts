// Where districts stand among the tiles.
import { describe, expect, it } from 'vitest'
import province from '../../../config/province.json' with { type: 'json' }
import { placesOf } from './tile-places.ts'

const districts = province.units.filter(({ kind }) => kind === 'district').map(({ code }) => code)

describe('the tiles', () => {
  it('have a place of its own for each district of the default directory, within five columns and four rows', () => {
    const places = [...placesOf(districts).values()]
    expect(new Set(places.map(String)).size).toBe(10)
    expect(places.every(([column, row]) => column <= 5 && row <= 4)).toBe(true)
  })

  it('put a district that the map does not know beneath it', () => {
    expect(placesOf([...districts, 'MOI']).get('MOI')).toEqual([1, 5])
  })
})
