// The reports of the uptake: all of a period, or one of them.
import { useParams } from 'react-router'
import { may } from '#domain/permission.ts'
import { ReportScreen } from '../../features/uptake/report-screen.tsx'
import { ReportsScreen } from '../../features/uptake/reports-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { Lost } from './lost.tsx'
import { NotForYou } from './not-for-you.tsx'
import type { UnitId } from '#protocol'

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** `/uptake/reports/:unitId?`; `province` for the province's. */
export function UptakeReportsPage() {
  const { unitId } = useParams()
  if (!may(usePerson().grants, 'uptake.read')) return <NotForYou />
  if (unitId === undefined) return <ReportsScreen />
  if (!ID.test(unitId)) return <Lost />
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  return <ReportScreen key={unitId} unitId={unitId === 'province' ? null : (unitId as UnitId)} />
}
