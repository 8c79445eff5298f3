// Reminding the invited by e-mail before a meeting begins.
import type { MeetingId } from '../../protocol/index.ts'
import type { Mail, MailMessage } from '../../ports/mail.ts'
import type { MeetingParts } from './parts.ts'
import { reminderLetter } from './reminder-letter.ts'

/** What reminding works with. */
export type ReminderParts = Pick<MeetingParts, 'database' | 'clock' | 'zone'> & { readonly mail: Mail }

/** What came of it: letters that left, and those that the mail server did not take. */
export type Reminded = { readonly sent: number; readonly failed: number }

/**
 * Sends the reminders that are due to the invited units' addresses. Each is marked before it is sent, so that several
 * nodes send it once: a letter that fails is not sent again. Of several that are due together one is sent.
 */
export async function remindNow({ database, clock, zone, mail }: ReminderParts): Promise<Reminded> {
  if (!mail.available) return { sent: 0, failed: 0 }
  const now = clock()
  const due = await database.meetings.dueReminders(now)
  const ours = new Set<MeetingId>()
  for (const { meetingId, startsAt, minutes } of due) {
    const isOurs = await database.transaction(({ meetings }) =>
      meetings.markReminded(meetingId, startsAt, minutes, now),
    )
    if (isOurs) ours.add(meetingId)
  }
  if (ours.size === 0) return { sent: 0, failed: 0 }
  const letters = (await Promise.all([...ours].map((id) => lettersOf({ database, zone }, id)))).flat()
  const outcomes = await Promise.allSettled(letters.map((letter) => mail.send(letter)))
  const sent = outcomes.filter(({ status }) => status === 'fulfilled').length
  return { sent, failed: outcomes.length - sent }
}

async function lettersOf(
  { database, zone }: Pick<ReminderParts, 'database' | 'zone'>,
  id: MeetingId,
): Promise<MailMessage[]> {
  const [meeting, directory] = await Promise.all([database.meetings.read(id), database.directory.read()])
  if (!meeting) return []
  const invited = new Set(meeting.unitIds)
  return directory.units
    .filter((unit) => invited.has(unit.id) && unit.email !== '')
    .map((unit) => ({ to: [unit.email], ...reminderLetter(meeting, directory, unit.name, zone) }))
}
