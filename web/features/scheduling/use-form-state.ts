// The form's state: what it holds, what is kept of it in the browser, what was left unsaved earlier.
import { useCallback, useEffect, useState } from 'react'
import type { Person } from '#protocol'
import type { Meeting } from '#domain/meeting.ts'
import type { Draft } from './draft.ts'
import { forget, keep, keptDrafts, newPlace } from './kept-drafts.ts'
import type { KeptDraft } from './kept-drafts.ts'
import type { Form } from './form-context.ts'

/** What the panel does with the form as a whole. */
export type FormState = {
  readonly draft: Draft
  readonly change: Form['change']
  /** Puts in another content, such as somebody else's newer one. */
  readonly replace: (draft: Draft, revision: number | null) => void
  /** The revision that the form was made from; null for a new meeting. */
  readonly revision: number | null
  readonly isDirty: boolean
  /** Forms left unsaved earlier. */
  readonly offers: readonly KeptDraft[]
  readonly open: (kept: KeptDraft) => void
  /** Gives a kept form up; answers how to take that back. */
  readonly drop: (kept: KeptDraft) => () => void
  /** It is saved: nothing needs to be kept any more. */
  readonly finish: () => void
}

type Held = {
  readonly draft: Draft
  readonly revision: number | null
  readonly place: string
  readonly isDirty: boolean
}

/** Holds the form; every change is kept in the browser at once, under a place of its own. */
export function useFormState(person: Person, meeting: Meeting | null, first: Draft): FormState {
  const { accountId } = person
  const meetingId = meeting?.id ?? null
  const [held, setHeld] = useState<Held>(() => ({
    draft: first,
    revision: meeting?.revision ?? null,
    place: newPlace(accountId, meetingId),
    isDirty: false,
  }))
  const [offers, setOffers] = useState(() => keptDrafts(accountId, meetingId))
  const { draft, revision, place, isDirty } = held
  useEffect(() => {
    if (isDirty) keep(place, revision, draft)
  }, [draft, revision, place, isDirty])
  const change = useCallback<Form['change']>((next) => {
    setHeld((now) => {
      const draft = typeof next === 'function' ? next(now.draft) : { ...now.draft, ...next }
      return { ...now, draft, isDirty: true }
    })
  }, [])
  return {
    ...held,
    offers,
    change,
    replace: (draft, revision) => {
      forget(place)
      setHeld((now) => ({ ...now, draft, revision, isDirty: false }))
    },
    open: (kept) => {
      setHeld({ draft: kept.draft, revision: kept.revision, place: kept.place, isDirty: true })
      setOffers((all) => all.filter((one) => one.place !== kept.place))
    },
    drop: (kept) => {
      forget(kept.place)
      setOffers((all) => all.filter((one) => one.place !== kept.place))
      return () => {
        keep(kept.place, kept.revision, kept.draft)
        setOffers((all) => [kept, ...all])
      }
    },
    finish: () => {
      forget(place)
      setHeld((now) => ({ ...now, isDirty: false }))
    },
  }
}
