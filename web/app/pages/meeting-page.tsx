// One meeting.
import { useParams } from 'react-router'
import { GuestLinks } from '../../features/guests/guest-links.tsx'
import { MinutesLinks } from '../../features/minutes/minutes-links.tsx'
import { ReplayLinks } from '../../features/replay/replay-links.tsx'
import { MeetingScreen } from '../../features/scheduling/meeting-screen.tsx'
import { usePerson } from '../office/signed-in.tsx'
import { Lost } from './lost.tsx'
import type { Meeting } from '#domain/meeting.ts'
import type { MeetingId } from '#protocol'

/** `/meetings/:meetingId` */
export function MeetingPage() {
  const person = usePerson()
  const { meetingId = '' } = useParams()
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(meetingId)) return <Lost />
  // The pattern is that of the protocol's ids, whose schema would bring its whole library into the page.
  const id = meetingId as MeetingId
  return <MeetingScreen key={id} person={person} meetingId={id} more={moreOf} />
}

/** What other features have to say of a meeting. */
function moreOf(meeting: Meeting & { mayEdit: boolean }) {
  const takesGuests = meeting.mayEdit && meeting.status === 'scheduled' && meeting.form !== 'in-person'
  return (
    <>
      <MinutesLinks meetingId={meeting.id} />
      <ReplayLinks meetingId={meeting.id} startsAt={meeting.startsAt} />
      {takesGuests && <GuestLinks meetingId={meeting.id} />}
    </>
  )
}
