// What every section of the form is given.
import type { MinutesContent } from '#domain/minutes.ts'
import type { Change } from './use-editing.ts'

/** The minutes in the form, and how they change. */
export type SectionProps = { readonly content: MinutesContent; readonly change: Change }
