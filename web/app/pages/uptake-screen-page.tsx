// The figures for a television.
import { may } from '#domain/permission.ts'
import { Television } from '../../features/uptake/television.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/uptake/screen` */
export function UptakeScreenPage() {
  return may(usePerson().grants, 'uptake.read') ? <Television /> : <NotForYou />
}
