// The shown document through its events.
import { describe, expect, test } from 'vitest'
import { applyDocument } from './stage.ts'
import { documentId, peerId } from '../../protocol/ids.ts'

const opened = {
  type: 'document.opened',
  documentId: documentId.parse('d-1'),
  name: 'Báo cáo.pdf',
  mediaType: 'application/pdf',
  peerId: peerId.parse('p-1'),
} as const

describe('a shown document', () => {
  test('opens at its first page, turns, and closes', () => {
    const first = applyDocument(null, opened)
    expect(first).toMatchObject({ documentId: 'd-1', page: 1, peerId: 'p-1' })
    const turned = applyDocument(first, { type: 'document.page-turned', page: 7 })
    expect(turned).toEqual({ ...first, page: 7 })
    expect(applyDocument(turned, { type: 'document.closed' })).toBeNull()
  })

  test('gives way to another one, which begins at its own first page', () => {
    const turned = applyDocument(applyDocument(null, opened), { type: 'document.page-turned', page: 7 })
    const other = applyDocument(turned, { ...opened, documentId: documentId.parse('d-2') })
    expect(other).toMatchObject({ documentId: 'd-2', page: 1 })
  })

  test('has no page to turn when none is shown', () => {
    expect(applyDocument(null, { type: 'document.page-turned', page: 2 })).toBeNull()
  })
})
