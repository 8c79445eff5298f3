// What every part of the form works on.
import { createContext, use } from 'react'
import type { MeetingId, Person } from '#protocol'
import type { Directory } from '#domain/directory.ts'
import type { Draft, Problem } from './draft.ts'
import type { Names } from './names.ts'

/** The form as its parts see it. */
export type Form = {
  readonly person: Person
  readonly directory: Directory
  readonly names: Names
  readonly draft: Draft
  readonly change: (change: Partial<Draft> | ((draft: Draft) => Draft)) => void
  /** What is wrong; empty until somebody has tried to save. */
  readonly problems: ReadonlySet<Problem>
  /** The meeting that is edited; null while it is a new one. */
  readonly meetingId: MeetingId | null
  /** The server has refused to save it for a clash, perhaps on another day of its series. */
  readonly clashRefused: boolean
  readonly overrideReason: string
  readonly setOverrideReason: (reason: string) => void
}

/** Handed down by the panel. */
export const FormContext = createContext<Form | null>(null)

/** The form that a part stands in. */
export function useForm(): Form {
  const form = use(FormContext)
  if (!form) throw new Error('a part of the meeting form stands outside of it')
  return form
}
