// One meeting.
import { useParams } from 'react-router'
import { MeetingScreen } from '../../features/scheduling/meeting-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { Lost } from './lost.tsx'
import type { MeetingId } from '#protocol'

/** `/meetings/:meetingId` */
export function MeetingPage() {
  const person = usePerson()
  const { meetingId = '' } = useParams()
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(meetingId)) return <Lost />
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  return <MeetingScreen key={meetingId} person={person} meetingId={meetingId as MeetingId} />
}
