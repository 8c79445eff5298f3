// The audit trail, for auditors of the province.
import { mayEverywhere } from '#domain/permission.ts'
import { AuditScreen } from '../../features/audit/audit-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/audit` */
export function AuditPage() {
  return mayEverywhere(usePerson().grants, 'audit.read') ? <AuditScreen /> : <NotForYou />
}
