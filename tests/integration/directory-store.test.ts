// What the directory's storage promises, on a real PostgreSQL: everything as it was saved, in order, whole.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultDirectory } from '../../config/province.ts'
import { SILENT_LOG } from '../../config/log.ts'
import type { BridgePoint, Unit } from '../../signalling/domain/directory.ts'
import type { OfficeDatabase } from '../../signalling/ports/office.ts'
import { Refusal, bridgePointId, officialId, unitId, venueId } from '../../signalling/protocol/index.ts'
import { seedDirectory } from '../../signalling/services/directory/seed.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { AT } from '../support/directory.ts'
import { openTestDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'

const expected = defaultDirectory()
const clock = () => AT

let opened: TestDatabase
let office: OfficeDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  office = createOfficeDatabase(opened)
})
afterAll(() => opened.close())

const unit: Unit = {
  id: unitId.parse('moi'),
  code: 'MOI',
  name: 'Đơn vị mới',
  kind: 'other',
  parentId: unitId.parse('LNGAN'),
  email: 'moi@example.vn',
  phone: '+84 204 3854 123',
  roadKm: 99_999.999,
  confirmed: true,
}
const point: BridgePoint = {
  id: bridgePointId.parse('diem-moi'),
  unitId: unit.id,
  name: 'Điểm cầu mới',
  place: 'Phòng họp tầng 2',
  level: 'district',
  official: 'Chánh Văn phòng',
  officialPhone: '0204 1',
  technician: 'Cán bộ kỹ thuật',
  technicianPhone: '0204 2',
  lineMbps: 33.3,
  devices: ['Camera "PTZ"', "Micro 'để bàn'", 'Màn hình\\65'],
  main: false,
  confirmed: true,
}
const refusal = (code: string) => expect.objectContaining({ code })

describe('an empty directory', () => {
  test('is filled once, though several nodes start at once', async () => {
    const others = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ databaseUrl: opened.url, dataDir: '', log: SILENT_LOG })),
    )
    const nodes = [office, ...others.map(createOfficeDatabase)]
    const filled = await Promise.all(nodes.map((node) => seedDirectory(node, expected, clock)))
    expect(filled.filter(Boolean)).toHaveLength(1)
    expect(await seedDirectory(office, { ...expected, units: [] }, clock)).toBe(false)
    await Promise.all(others.map((other) => other.close()))
  })

  test('then holds the default, unit by unit in the order of the province', async () => {
    const { units, bridgePoints, venues, officials } = await office.directory.read()
    expect(units).toEqual(expected.units)
    expect(bridgePoints).toEqual(expected.bridgePoints)
    const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
    expect(venues.toSorted(byId)).toEqual(expected.venues.toSorted(byId))
    expect(officials.toSorted(byId)).toEqual(expected.officials.toSorted(byId))
  })

  test('is filled with one line in the audit trail', async () => {
    const lines = await office.audit.list({ text: '', limit: 10 })
    expect(lines).toMatchObject([{ action: 'directory.seed', actorId: null, details: { units: 270 } }])
  })

  test('is left empty when the default does not fit together', async () => {
    const other = await openTestDatabase()
    const database = createOfficeDatabase(other)
    const orphans = expected.units.toReversed()
    await expect(seedDirectory(database, { ...expected, units: orphans }, clock)).rejects.toThrow(Refusal)
    expect(await database.directory.read()).toEqual({ units: [], bridgePoints: [], venues: [], officials: [] })
    await other.close()
  })
})

describe('the store', () => {
  test('keeps every field exactly and puts what is new at the end', async () => {
    await office.directory.saveUnit(unit)
    await office.directory.saveBridgePoint(point)
    const read = await office.directory.read()
    expect(read.units.at(-1)).toEqual(unit)
    expect(read.bridgePoints.at(-1)).toEqual(point)
  })

  test('changes what it has without moving it', async () => {
    const [first] = expected.units
    await office.directory.saveUnit({ ...first!, name: 'Tên khác', roadKm: 1 })
    expect((await office.directory.read()).units[0]).toEqual({ ...first, name: 'Tên khác', roadKm: 1 })
    await office.directory.saveUnit(first!)
  })

  test('sorts venues and officials as a Vietnamese reader does', async () => {
    const names = ['Đá', 'Dê', 'Ảnh', 'Anh', 'Âu']
    for (const [index, name] of names.entries()) {
      await office.directory.saveVenue({ id: venueId.parse(`v${index}`), unitId: unit.id, name, seats: index + 1 })
      await office.directory.saveOfficial({ id: officialId.parse(`o${index}`), unitId: unit.id, title: name })
    }
    const { venues, officials } = await office.directory.read()
    const sorted = ['Anh', 'Ảnh', 'Âu', 'Dê', 'Đá']
    expect(venues.filter(({ unitId }) => unitId === unit.id).map(({ name }) => name)).toEqual(sorted)
    expect(officials.filter(({ unitId }) => unitId === unit.id).map(({ title }) => title)).toEqual(sorted)
  })

  test('refuses a code, a venue or a title that is taken, and what belongs to nobody', async () => {
    const { directory } = office
    const nowhere = unitId.parse('nowhere')
    await expect(directory.saveUnit({ ...unit, id: nowhere })).rejects.toEqual(refusal('name-taken'))
    await expect(directory.saveUnit({ ...unit, parentId: nowhere })).rejects.toEqual(refusal('not-found'))
    await expect(directory.saveBridgePoint({ ...point, unitId: nowhere })).rejects.toEqual(refusal('not-found'))
    const venue = { id: venueId.parse('v9'), unitId: unit.id, name: 'Anh', seats: null }
    await expect(directory.saveVenue(venue)).rejects.toEqual(refusal('name-taken'))
    await expect(directory.saveVenue({ ...venue, unitId: nowhere })).rejects.toEqual(refusal('not-found'))
    const official = { id: officialId.parse('o9'), unitId: unit.id, title: 'Anh' }
    await expect(directory.saveOfficial(official)).rejects.toEqual(refusal('name-taken'))
  })

  test('removes only what nothing refers to', async () => {
    const { directory } = office
    await expect(directory.removeUnit(unit.id)).rejects.toEqual(refusal('still-used'))
    await directory.removeBridgePoint(point.id)
    for (let index = 0; index < 5; index += 1) {
      await directory.removeVenue(venueId.parse(`v${index}`))
      await directory.removeOfficial(officialId.parse(`o${index}`))
    }
    await directory.removeUnit(unit.id)
    expect((await directory.read()).units).toEqual(expected.units)
  })

  test('takes SQL and HTML for what they are: text', async () => {
    const name = `'; drop table unit; -- <script>alert(1)</script> \${x} %s`
    await office.directory.saveUnit({ ...unit, name })
    expect((await office.directory.read()).units.at(-1)?.name).toBe(name)
    await office.directory.removeUnit(unit.id)
  })

  test('in a transaction that has locked, shows what stays true until its end', async () => {
    const order: string[] = []
    const first = office.transaction(async ({ directory }) => {
      await directory.lock()
      const before = await directory.read()
      const waiting = office.directory.saveUnit(unit).then(() => order.push('other'))
      expect(await directory.read()).toEqual(before)
      order.push('first')
      return { waiting }
    })
    await (
      await first
    ).waiting
    expect(order).toEqual(['first', 'other'])
    await office.directory.removeUnit(unit.id)
  })
})
