// What the services of the uptake work with.
import type { TargetStep } from '../../domain/uptake/definition.ts'
import type { OpenSessions } from '../../ports/meetings.ts'
import type { OfficeDatabase } from '../../ports/office.ts'
import type { Clock, NewId } from '../../ports/rooms.ts'
import type { Book } from './book.ts'

/** The parts. */
export type UptakeParts = {
  readonly database: OfficeDatabase
  readonly sessions: Pick<OpenSessions, 'journal'>
  /** The register in memory. */
  readonly book: Book
  readonly clock: Clock
  readonly newId: NewId
  /** SHA-256, hex. */
  readonly digest: (data: string | Uint8Array) => string
  readonly tokens: { create(): string; digest(token: string): Uint8Array }
}

/** What an installation is told of the target: see `firstTarget` of the configuration. */
export type FirstTarget = readonly TargetStep[]
