// The demonstration: a year of a province's life, made through the services that people use.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../config/load.ts'
import type { DemoPerson } from '../../signalling/demo/people.ts'
import { openProduct as openPlainProduct } from '../../signalling/product.ts'
import type { Product } from '../../signalling/product.ts'
import { openDesk } from '../support/office.ts'
import { openProduct } from '../support/product.ts'
import { webBuilt } from '../support/web.ts'

const DAY_MS = 86_400_000
let dataDir: string
let product: Product
let url: string
let filled: { people: readonly DemoPerson[]; password: string }
const shares: number[] = []

beforeAll(async () => {
  await webBuilt()
  dataDir = await mkdtemp(join(tmpdir(), 'diem-cau-demo-'))
  await chmod(dataDir, 0o755)
  const settings = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', RTC_PORT_BASE: '0', RTC_WORKERS: '1' }
  product = await openPlainProduct(loadConfig({ ...settings, LOG_LEVEL: 'error' }))
  url = `http://localhost:${product.port}`
  filled = await product.fill((share) => shares.push(share))
})
afterAll(async () => {
  await product?.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function deskOf(login: string, password = filled.password) {
  const desk = openDesk(url)
  await desk.ask('access.sign-in', { login, password })
  return desk
}

test('tells its progress to the end', () => {
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})

test('has an account for each role, and everybody who is named can sign in', async () => {
  const shown = filled.people.filter((person) => person.shown)
  expect(new Set(shown.map(({ role }) => role))).toEqual(
    new Set(['administrator', 'secretary', 'technician', 'staff', 'auditor']),
  )
  for (const { login, name } of shown) {
    const { person } = await (await deskOf(login)).ask('access.read', {})
    expect(person).toMatchObject({ login, name })
  }
})

test('has a year of meetings of every form, held by many, some cancelled, some drafts', async () => {
  const desk = await deskOf('quantri')
  const now = Date.now()
  const months = [-180, -90, 0, 90].map((days) => ({ from: now + days * DAY_MS, to: now + (days + 90) * DAY_MS }))
  const meetings = (await Promise.all(months.map((span) => desk.ask('meeting.list', span)))).flat()
  expect(meetings.length).toBeGreaterThan(500)
  expect(new Set(meetings.map(({ form }) => form))).toEqual(new Set(['video', 'in-person', 'mixed']))
  expect(new Set(meetings.map(({ status }) => status))).toEqual(new Set(['scheduled', 'cancelled', 'draft']))
  expect(new Set(meetings.map(({ organiserId }) => organiserId)).size).toBeGreaterThan(30)
})

test('has a register of years that rises, with evidence of the last months, reasons and districts', async () => {
  const desk = await deskOf('quantri')
  // At the beginning of a year little has been held in it.
  const year = new Date(Date.now() - 60 * DAY_MS).getUTCFullYear()
  const { trend, whole, presence, reasons, saved } = await desk.ask('uptake.figures', { period: String(year) })
  expect(trend.year.length).toBeGreaterThan(5)
  const [first, last] = [trend.year[0]?.ratio ?? 1, trend.year.at(-2)?.ratio ?? 0]
  expect(last).toBeGreaterThan(first)
  expect(whole.meetings).toBeGreaterThan(10)
  expect(presence.attended).toBeGreaterThan(presence.invited / 2)
  expect(reasons.length).toBeGreaterThan(1)
  expect(saved.km).toBeGreaterThan(0)
  const { districts } = await desk.ask('uptake.districts', { period: String(year) })
  expect(districts.map(({ ratio }) => ratio !== null)).toEqual(Array.from({ length: 10 }, () => true))
})

test('has something to join at once', async () => {
  const { running } = await (await deskOf('thuky.lngan')).ask('meeting.today', {})
  expect(running.flatMap(({ seats }) => seats.map(({ id }) => id))).toContain('LNGAN')
})

test('leaves an audit trail that holds', async () => {
  const { ok, lines } = await (await deskOf('kiemtra')).ask('audit.verify', {})
  expect(ok).toBe(true)
  expect(lines).toBeGreaterThan(500)
})

test('is not made twice: a second start only gives a new password', async () => {
  const before = await (await deskOf('quantri')).ask('account.list', {})
  const again = await product.fill(() => undefined)
  expect(again.password).not.toBe(filled.password)
  const desk = await deskOf('quantri', again.password)
  expect((await desk.ask('account.list', {})).length).toBe(before.length)
  await expect(deskOf('quantri', filled.password)).rejects.toThrow('sign-in-failed')
})

test('is never made in a real office', async () => {
  const real = await openProduct()
  const before = await real.clerk.ask('account.list', {})
  await expect(real.fill(() => undefined)).rejects.toThrow('real office')
  expect(await real.clerk.ask('account.list', {})).toEqual(before)
  await real.close()
})
