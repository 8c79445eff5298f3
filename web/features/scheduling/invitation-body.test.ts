// What a letter of invitation says of its place.
import { expect, test } from 'vitest'
import { unitId } from '#protocol'
import type { Unit } from '#domain/directory.ts'
import { writtenAt } from './invitation-body.ts'

const PROVINCE = { name: 'tỉnh Bắc Giang', place: 'Bắc Giang' }

function unit(name: string, kind: Unit['kind']): Unit {
  const plain = { email: '', phone: '', roadKm: null, confirmed: true, parentId: null }
  return { ...plain, id: unitId.parse('U'), code: 'U', name, kind }
}

test.each([
  ['UBND huyện Lục Ngạn', 'district', 'Lục Ngạn'],
  ['UBND thị trấn Chũ', 'commune', 'Chũ'],
  ['UBND xã Biên Sơn', 'commune', 'Biên Sơn'],
  ['Đoàn công tác', 'commune', 'Bắc Giang'],
  ['Sở Nội vụ', 'department', 'Bắc Giang'],
] as const)('%s writes at its own place', (name, kind, place) => {
  expect(writtenAt(unit(name, kind), PROVINCE)).toBe(place)
})
