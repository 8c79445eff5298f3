// What every part of a meeting's page is given.
import type { Person } from '#protocol'
import type { Directory } from '#domain/directory.ts'
import type { Meeting } from '#domain/meeting.ts'

/** The meeting as the server shows it to this person, and the directory that names everything in it. */
export type MeetingProps = {
  readonly person: Person
  readonly meeting: Meeting & { readonly mayEdit: boolean }
  readonly directory: Directory
}
