// What counts as a meeting by video.
import { may } from '#domain/permission.ts'
import { DefinitionScreen } from '../../features/uptake/definition-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { NotForYou } from './not-for-you.tsx'

/** `/uptake/definition` */
export function UptakeDefinitionPage() {
  return may(usePerson().grants, 'uptake.read') ? <DefinitionScreen /> : <NotForYou />
}
