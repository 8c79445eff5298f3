// Editing the directory: who may change what, what is never possible, and what the audit trail keeps of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Unit } from '../../signalling/domain/directory.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { answer, bridgePointId, officeContract, officialId, unitId, venueId } from '../../signalling/protocol/index.ts'
import type { Border, Handlers, Input, OfficeContract } from '../../signalling/protocol/index.ts'
import type { DirectoryHandlers } from '../../signalling/services/directory.ts'
import { callerWith, openTestDirectory } from '../support/directory.ts'
import type { TestDirectory } from '../support/directory.ts'

let directory: TestDirectory
beforeAll(async () => {
  directory = await openTestDirectory()
})
afterAll(() => directory.close())

const everywhere = callerWith('administrator')
const ofLucNgan = callerWith('administrator', 'LNGAN')
const technician = callerWith('technician', 'LNGAN')

type Name = keyof DirectoryHandlers

const border: Border<OfficeContract, OfficeCaller> = {
  maxBytes: 100_000,
  admit: () => {},
  permit: () => {},
  fault: (error) => {
    throw error
  },
}

/** Asks as a page would; the answer is `ok` or the code of the refusal. */
async function ask<N extends Name>(caller: OfficeCaller, name: N, input: Input<OfficeContract, N>): Promise<string> {
  // Only the directory's requests are asked here.
  const handlers = directory.handlers as Handlers<OfficeContract, OfficeCaller>
  const reply = await answer(officeContract, handlers, name, input, caller, border)
  return reply.ok ? 'ok' : reply.error.code
}

const idOf = (code: string) => unitId.parse(code)
const read = () => directory.database.directory.read()
const unitNow = async (code: string): Promise<Unit> => {
  const found = (await read()).units.find((unit) => unit.code === code)
  if (!found) throw new Error(`There is no unit ${code}.`)
  return found
}
const pointNow = async (id: string) => {
  const found = (await read()).bridgePoints.find((point) => point.id === id)
  if (!found) throw new Error(`There is no bridge point ${id}.`)
  return found
}
const lastLine = async () => (await directory.database.audit.list({ text: '', limit: 1 }))[0]

const fresh = {
  name: 'Trung tâm mới',
  kind: 'other',
  email: '',
  phone: '',
  roadKm: null,
  confirmed: false,
} as const

/** What can be asked about one unit, by the name of the request; where it is allowed it changes little. */
const requests = async () => {
  const point = await pointNow('LNGAN')
  return {
    'unit.save': await unitNow('LNGAN'),
    'bridge-point.save': { ...point, devices: [...point.devices] },
    'venue.save': { id: venueId.parse('LNGAN-1'), unitId: idOf('LNGAN'), name: 'Phòng họp', seats: 40 },
    'official.save': { id: officialId.parse('LNGAN-1'), unitId: idOf('LNGAN'), title: 'Chủ tịch UBND huyện Lục Ngạn' },
  }
}

describe('who may change what', () => {
  const callers: [string, OfficeCaller, string, string][] = [
    ['the administrator of the province', everywhere, 'ok', 'ok'],
    ['the administrator of the unit', ofLucNgan, 'ok', 'ok'],
    ['the technician of the unit', technician, 'not-permitted', 'ok'],
    ['the administrator of another unit', callerWith('administrator', 'SDONG'), 'not-permitted', 'not-permitted'],
    ['the administrator of a unit below', callerWith('administrator', 'LNGAN01'), 'not-permitted', 'not-permitted'],
    ['a secretary', callerWith('secretary'), 'not-permitted', 'not-permitted'],
    ['an auditor', callerWith('auditor'), 'not-permitted', 'not-permitted'],
    ['nobody', callerWith(), 'not-signed-in', 'not-signed-in'],
  ]
  test.each(callers)('%s', async (_name, caller, unit, point) => {
    const wanted = await requests()
    expect(await ask(caller, 'unit.save', wanted['unit.save'])).toBe(unit)
    expect(await ask(caller, 'venue.save', wanted['venue.save'])).toBe(unit)
    expect(await ask(caller, 'official.save', wanted['official.save'])).toBe(unit)
    expect(await ask(caller, 'bridge-point.save', wanted['bridge-point.save'])).toBe(point)
  })

  test('everybody who has signed in reads it, and nobody else', async () => {
    expect(await ask(callerWith('staff', 'TTT'), 'directory.read', {})).toBe('ok')
    expect(await ask(callerWith(), 'directory.read', {})).toBe('not-signed-in')
  })

  test('a new unit stands below one of the caller’s own, or takes the right for the whole province', async () => {
    const parentId = idOf('LNGAN')
    expect(await ask(ofLucNgan, 'unit.save', { ...fresh, code: 'LNGAN99', parentId })).toBe('ok')
    expect(await ask(ofLucNgan, 'unit.save', { ...fresh, code: 'X1', parentId: idOf('SDONG') })).toBe('not-permitted')
    expect(await ask(ofLucNgan, 'unit.save', { ...fresh, code: 'X1', parentId: null })).toBe('not-permitted')
    expect(await ask(everywhere, 'unit.save', { ...fresh, code: 'X1', parentId: null })).toBe('ok')
  })

  test('nobody moves a unit where they may not put one', async () => {
    const commune = await unitNow('LNGAN02')
    expect(await ask(ofLucNgan, 'unit.save', { ...commune, parentId: idOf('SDONG') })).toBe('not-permitted')
    expect(await ask(ofLucNgan, 'unit.save', { ...commune, parentId: null })).toBe('not-permitted')
    expect(await ask(ofLucNgan, 'unit.save', { ...commune, parentId: idOf('LNGAN01') })).toBe('ok')
    expect(await ask(ofLucNgan, 'unit.save', commune)).toBe('ok')
  })

  test('nobody takes a bridge point, a venue or an official of another unit', async () => {
    const { id: _id, ...point } = await pointNow('SDONG')
    const taken = { ...point, id: bridgePointId.parse('SDONG'), devices: [], unitId: idOf('LNGAN') }
    expect(await ask(technician, 'bridge-point.save', taken)).toBe('not-permitted')
    const venue = { id: venueId.parse('SDONG-1'), unitId: idOf('LNGAN'), name: 'Của tôi', seats: null }
    expect(await ask(ofLucNgan, 'venue.save', venue)).toBe('not-permitted')
    expect(await ask(ofLucNgan, 'venue.remove', { id: venue.id })).toBe('not-permitted')
    const official = { id: officialId.parse('SDONG-1'), unitId: idOf('LNGAN'), title: 'Của tôi' }
    expect(await ask(ofLucNgan, 'official.save', official)).toBe('not-permitted')
    expect(await ask(ofLucNgan, 'official.remove', { id: official.id })).toBe('not-permitted')
    expect(await ask(technician, 'bridge-point.remove', { id: taken.id })).toBe('not-permitted')
    expect(await ask(ofLucNgan, 'unit.remove', { id: idOf('SDONG01') })).toBe('not-permitted')
  })
})

describe('the province', () => {
  const mains = async () => (await read()).bridgePoints.filter(({ main }) => main).map(({ id }) => id)
  const chosen = async (id: string) => {
    const point = await pointNow(id)
    return { ...point, devices: [...point.devices], main: true }
  }

  test('has one main bridge point: a new one sets the old one aside, both in the audit trail', async () => {
    expect(await mains()).toEqual(['VPUBND'])
    expect(await ask(everywhere, 'bridge-point.save', await chosen('SDONG'))).toBe('ok')
    expect(await mains()).toEqual(['SDONG'])
    const lines = await directory.database.audit.list({ text: '', limit: 2 })
    expect(lines.map(({ subject }) => subject)).toEqual(['SDONG', 'VPUBND'])
  })

  test('does not lose it to a unit that has no say in it', async () => {
    expect(await ask(technician, 'bridge-point.save', await chosen('LNGAN'))).toBe('not-permitted')
    expect(await mains()).toEqual(['SDONG'])
  })

  test('keeps one of many that are chosen at once', async () => {
    const ids = ['LNGAN', 'VYEN', 'YTHE', 'HHOA', 'VPUBND']
    const points = await Promise.all(ids.map(chosen))
    const asked = points.map((point) => ask(everywhere, 'bridge-point.save', point))
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['ok']))
    expect(await mains()).toHaveLength(1)
  })

  test('has no unit below itself, not even when two are moved at once', async () => {
    const [district, commune] = [await unitNow('SDONG'), await unitNow('SDONG01')]
    expect(await ask(everywhere, 'unit.save', { ...district, parentId: district.id })).toBe('bad-message')
    expect(await ask(everywhere, 'unit.save', { ...district, parentId: commune.id })).toBe('bad-message')
    const [one, other] = [await unitNow('VYEN'), await unitNow('YTHE')]
    const moved = await Promise.all([
      ask(everywhere, 'unit.save', { ...one, parentId: other.id }),
      ask(everywhere, 'unit.save', { ...other, parentId: one.id }),
    ])
    expect(moved.toSorted()).toEqual(['bad-message', 'ok'])
  })
})

describe('confirming many at once', () => {
  const [yenThe, hiepHoa] = [idOf('YTHE'), idOf('HHOA')]
  const bridgePointIds = [bridgePointId.parse('YTHE'), bridgePointId.parse('HHOA')]
  const confirmed = async () => {
    const units = await Promise.all([yenThe, hiepHoa].map(unitNow))
    const points = await Promise.all(bridgePointIds.map(pointNow))
    return [...units, ...points].map((one) => one.confirmed)
  }
  const ofYenThe = callerWith('administrator', 'YTHE')

  beforeAll(async () => {
    const open = { confirmed: false }
    for (const id of [yenThe, hiepHoa]) await ask(everywhere, 'unit.save', { ...(await unitNow(id)), ...open })
    for (const id of bridgePointIds) {
      const point = await pointNow(id)
      await ask(everywhere, 'bridge-point.save', { ...point, devices: [...point.devices], ...open })
    }
  })

  test('changes nothing when one of them is not there or not the caller’s', async () => {
    const all = { unitIds: [yenThe, hiepHoa], bridgePointIds }
    expect(await ask(ofYenThe, 'directory.confirm', all)).toBe('not-permitted')
    expect(await ask(callerWith('technician'), 'directory.confirm', all)).toBe('not-permitted')
    expect(await ask(callerWith('secretary'), 'directory.confirm', all)).toBe('not-permitted')
    expect(await ask(callerWith(), 'directory.confirm', all)).toBe('not-signed-in')
    const unitIds = [yenThe, idOf('nowhere')]
    expect(await ask(everywhere, 'directory.confirm', { unitIds, bridgePointIds: [] })).toBe('not-found')
    expect(await confirmed()).toEqual([false, false, false, false])
  })

  test('is open to a technician for the bridge points alone', async () => {
    const wanted = { unitIds: [], bridgePointIds: [bridgePointId.parse('YTHE')] }
    expect(await ask(callerWith('technician', 'YTHE'), 'directory.confirm', wanted)).toBe('ok')
    expect(await confirmed()).toEqual([false, false, true, false])
  })

  test('passes over what is confirmed and leaves one line in the audit trail', async () => {
    const wanted = { unitIds: [yenThe, hiepHoa], bridgePointIds }
    expect(await ask(everywhere, 'directory.confirm', wanted)).toBe('ok')
    expect(await confirmed()).toEqual([true, true, true, true])
    const line = await lastLine()
    expect(line).toMatchObject({ action: 'directory.confirm', details: { bridgePointIds: ['HHOA'] } })
    expect(await ask(everywhere, 'directory.confirm', wanted)).toBe('ok')
    expect(await lastLine()).toEqual(line)
  })
})

describe('a change', () => {
  test('is refused when it names what is not there or taken', async () => {
    const { id: _id, ...unit } = await unitNow('LNGAN')
    expect(await ask(everywhere, 'unit.save', { ...unit, id: idOf('nowhere') })).toBe('not-found')
    expect(await ask(everywhere, 'unit.save', { ...fresh, code: 'SDONG', parentId: null })).toBe('name-taken')
    expect(await ask(everywhere, 'unit.save', { ...fresh, code: 'X2', parentId: idOf('nowhere') })).toBe('not-found')
    expect(await ask(everywhere, 'unit.remove', { id: idOf('nowhere') })).toBe('not-found')
    expect(await ask(everywhere, 'unit.remove', { id: idOf('LNGAN') })).toBe('still-used')
    expect(await ask(everywhere, 'venue.remove', { id: venueId.parse('nowhere') })).toBe('not-found')
    expect(await ask(everywhere, 'official.remove', { id: officialId.parse('nowhere') })).toBe('not-found')
    expect(await ask(everywhere, 'bridge-point.remove', { id: bridgePointId.parse('nowhere') })).toBe('not-found')
  })

  test('that is refused leaves no line in the audit trail', async () => {
    const before = await lastLine()
    await ask(everywhere, 'unit.save', { ...fresh, code: 'SDONG', parentId: null })
    expect(await lastLine()).toEqual(before)
  })

  test('stands in the audit trail as it was and as it is', async () => {
    const before = await unitNow('HHOA')
    expect(await ask(everywhere, 'unit.save', { ...before, phone: '0204 38 38 38' })).toBe('ok')
    expect(await lastLine()).toMatchObject({
      action: 'unit.save',
      subject: 'HHOA',
      actor: 'administrator-all (Cán bộ thử nghiệm)',
      details: { before, after: { ...before, phone: '0204 38 38 38' } },
    })
  })

  test('may be to make and to remove a venue, an official, a bridge point, and then the unit', async () => {
    const unit = await unitNow('LNGAN99')
    const { id: _id, ...point } = await pointNow('LNGAN')
    expect(
      await ask(everywhere, 'bridge-point.save', { ...point, devices: ['Camera'], main: false, unitId: unit.id }),
    ).toBe('ok')
    expect(await ask(everywhere, 'venue.save', { unitId: unit.id, name: 'Phòng', seats: 9 })).toBe('ok')
    expect(await ask(everywhere, 'official.save', { unitId: unit.id, title: 'Giám đốc' })).toBe('ok')
    const { bridgePoints, venues, officials } = await read()
    const own = <T extends { unitId: string }>(all: readonly T[]) => all.filter(({ unitId }) => unitId === unit.id)
    for (const { id } of own(bridgePoints)) expect(await ask(everywhere, 'bridge-point.remove', { id })).toBe('ok')
    for (const { id } of own(venues)) expect(await ask(everywhere, 'venue.remove', { id })).toBe('ok')
    for (const { id } of own(officials)) expect(await ask(everywhere, 'official.remove', { id })).toBe('ok')
    expect(await ask(everywhere, 'unit.remove', { id: unit.id })).toBe('ok')
    expect(await lastLine()).toMatchObject({ action: 'unit.remove', details: { before: unit, after: null } })
  })
})
