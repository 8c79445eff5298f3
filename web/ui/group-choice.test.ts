// Choosing whole groups.
import { describe, expect, it } from 'vitest'
import { keysOf, valuesAfter } from './group-choice.ts'

const groups = [{ id: 'districts', label: '10 huyện', itemIds: ['a', 'b', 'c'] }]

describe('a choice with groups', () => {
  it('shows a group as chosen when all of its items are', () => {
    expect(keysOf(['a', 'b'], groups)).toEqual(['a', 'b'])
    expect(keysOf(['a', 'b', 'c'], groups)).toEqual(['a', 'b', 'c', 'districts'])
  })

  it('adds the items of a group, those chosen before keeping their place', () => {
    expect(valuesAfter(['x', 'b'], ['x', 'b'], ['x', 'b', 'districts'], groups)).toEqual(['x', 'b', 'a', 'c'])
  })

  it('lets go of all items of a group', () => {
    const keys = keysOf(['x', 'a', 'b', 'c'], groups)
    expect(valuesAfter(['x', 'a', 'b', 'c'], keys, ['x', 'a', 'b', 'c'], groups)).toEqual(['x'])
  })

  it('lets go of one item of a full group without adding it again', () => {
    const keys = keysOf(['a', 'b', 'c'], groups)
    expect(valuesAfter(['a', 'b', 'c'], keys, ['a', 'c', 'districts'], groups)).toEqual(['a', 'c'])
  })
})
