// The cast of the hostile test: a product, its people, and what belongs to one of them alone.
import { accountId, bridgePointId, officialId, unitId } from '../../../signalling/protocol/index.ts'
import type { Role } from '../../../signalling/domain/permission.ts'
import { meetingNow, openDesk, schedule } from '../../support/office.ts'
import type { Clerk } from '../../support/office.ts'
import { openProduct } from '../../support/product.ts'

/** Of everybody but the administrator. */
export const PASSWORD = 'mat-khau-cua-thu-ky-2026'

/** Opens the product and seats everybody. */
export async function openCast() {
  const product = await openProduct({ LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent' })
  const { url, clerk: administrator } = product
  const owner = await hire({ url, administrator }, 'thuky.hhoa', 'Thư ký UBND huyện Hiệp Hòa', 'secretary', 'HHOA')
  const attacker = await hire({ url, administrator }, 'thuky.lngan', 'Thư ký UBND huyện Lục Ngạn', 'secretary', 'LNGAN')
  const auditor = await hire({ url, administrator }, 'kiemtoan', 'Cán bộ kiểm tra', 'auditor', null)
  const meetingId = await schedule(owner, victim())
  const document = await owner.fetch(`/api/meetings/${meetingId}/documents?name=bao-cao.pdf`, {
    method: 'POST',
    body: '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n',
  })
  if (!document.ok) throw new Error(`The document was refused: ${await document.text()}`)
  return { product, url, administrator, owner, attacker, auditor, meetingId }
}
export type Cast = Awaited<ReturnType<typeof openCast>>

/** A meeting of one district alone. */
export function victim() {
  return meetingNow({
    title: 'Họp kín huyện Hiệp Hòa',
    level: 'internal',
    startsAt: Date.now() + 30 * 60_000,
    endsAt: Date.now() + 90 * 60_000,
    organiserId: unitId.parse('HHOA'),
    chairId: officialId.parse('HHOA-1'),
    mainBridgePointId: bridgePointId.parse('HHOA'),
    unitIds: [unitId.parse('HHOA')],
    bridgePointIds: [bridgePointId.parse('HHOA')],
  })
}

/** Makes an account and signs it in at a desk of its own. */
export async function hire(
  { url, administrator }: { readonly url: string; readonly administrator: Clerk },
  login: string,
  name: string,
  role: Role,
  unit: string | null,
): Promise<Clerk> {
  const roles = [{ role, unitId: unit === null ? null : unitId.parse(unit) }]
  const { id } = await administrator.ask('account.save', { login, name, email: '', roles })
  const { path } = await administrator.ask('account.issue-link', { id: accountId.parse(id) })
  const desk = openDesk(url)
  await desk.ask('access.set-password', { token: path.split('/').at(-1) ?? '', password: PASSWORD })
  await signIn(desk, login)
  return desk
}

/** Signs an account of this cast in. */
export async function signIn(desk: Clerk, login: string): Promise<void> {
  await desk.ask('access.sign-in', { login, password: PASSWORD })
}
