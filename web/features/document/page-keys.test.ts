// Which keys turn pages, and where.
import { describe, expect, test, vi } from 'vitest'
import { documentId, peerId } from '../../../signalling/protocol/ids.ts'
import { turnOf, turnPage } from './page-keys.ts'

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
})

describe('a key', () => {
  test('of a presenter turns pages anywhere', () => {
    expect(['PageDown', 'PageUp'].map((key) => turnOf(press(key), false))).toEqual(['next', 'previous'])
    expect(['ArrowRight', 'Home'].map((key) => turnOf(press(key), false))).toEqual([null, null])
  })

  test('with an arrow turns pages while nothing else needs it', () => {
    expect(turnOf(press('ArrowRight'), true)).toBe('next')
    expect(turnOf(press('ArrowUp'), true)).toBe('previous')
    expect(turnOf(press('End'), true)).toBe('last')
    expect(turnOf(press('PageDown'), true)).toBe('next')
    expect(turnOf(press('a'), true)).toBeNull()
  })

  test('held together with another one belongs to the browser', () => {
    expect(turnOf(press('ArrowLeft', { altKey: true }), true)).toBeNull()
    expect(turnOf(press('PageDown', { ctrlKey: true }), false)).toBeNull()
  })
})

test('turning goes one on, one back, to the first and the last page', () => {
  const turn = vi.fn<(page: number) => void>()
  const document = {
    documentId: documentId.parse('d-1'),
    name: 'Báo cáo.pdf',
    mediaType: 'application/pdf',
    page: 3,
    peerId: peerId.parse('p-1'),
  }
  const reading = { document, page: 3, pages: 9, mayTurn: true, alone: false, turn, follow() {} }
  for (const to of ['next', 'previous', 'first', 'last'] as const) turnPage(reading, to)
  expect(turn.mock.calls.flat()).toEqual([4, 2, 1, 9])
})
