// Why a meeting of the register counts or not.
import { useParams } from 'react-router'
import { EvidenceScreen } from '../../features/uptake/evidence-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { Lost } from './lost.tsx'
import type { EntryId } from '#protocol'

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** `/uptake/meetings/:entryId` */
export function UptakeEvidencePage() {
  const person = usePerson()
  const { entryId = '' } = useParams()
  if (!ID.test(entryId)) return <Lost />
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  return <EvidenceScreen key={entryId} id={entryId as EntryId} person={person} />
}
