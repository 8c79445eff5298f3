// The minutes of a meeting.
import { useParams } from 'react-router'
import { MinutesScreen } from '../../features/minutes/minutes-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { Lost } from './lost.tsx'
import type { MeetingId, SessionId } from '#protocol'

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** `/meetings/:meetingId/minutes/:sessionId?` */
export function MinutesPage() {
  const person = usePerson()
  const { meetingId = '', sessionId } = useParams()
  if (!ID.test(meetingId) || (sessionId !== undefined && !ID.test(sessionId))) return <Lost />
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  const [meeting, session] = [meetingId as MeetingId, (sessionId ?? null) as SessionId | null]
  return <MinutesScreen key={meeting} person={person} meetingId={meeting} sessionId={session} />
}
