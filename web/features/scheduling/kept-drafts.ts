// Forms that were not saved, kept in the browser: a closed tab loses nothing.
import type { AccountId, MeetingId } from '#protocol'
import type { Draft } from './draft.ts'
import { newSign } from './draft.ts'

/** A form as it was left. */
export type KeptDraft = {
  /** Under which it is kept; every open form has a place of its own. */
  readonly place: string
  /** Epoch ms. */
  readonly keptAt: number
  /** The revision that it was made from; null for a new meeting. */
  readonly revision: number | null
  readonly draft: Draft
}

/** Grows when the form changes its shape: what was kept before can no longer be opened. */
const SHAPE = 1
const MOST_KEPT = 5

/** A place for the form of a meeting, or of a new one. */
export function newPlace(account: AccountId, meeting: MeetingId | null): string {
  return `${prefix(account, meeting)}${newSign()}`
}

/** What this person has left unsaved of a meeting or of new ones, the newest first. */
export function keptDrafts(account: AccountId, meeting: MeetingId | null): KeptDraft[] {
  const start = prefix(account, meeting)
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => read(key))
    .filter((kept) => kept !== null)
    .toSorted((a, b) => b.keptAt - a.keptAt)
    .slice(0, MOST_KEPT)
}

/** Keeps a form. A full or closed store keeps nothing: the form itself goes on working. */
export function keep(place: string, revision: number | null, draft: Draft): void {
  try {
    localStorage.setItem(place, JSON.stringify({ shape: SHAPE, keptAt: Date.now(), revision, draft }))
  } catch {
    // Nothing to tell: the person can still save.
  }
}

/** Forgets a form that was saved or given up. */
export function forget(place: string): void {
  localStorage.removeItem(place)
}

function prefix(account: AccountId, meeting: MeetingId | null): string {
  return `diem-cau.form.${account}.${meeting ?? 'new'}.`
}

function read(place: string): KeptDraft | null {
  try {
    // Written by this very page under the same shape.
    const kept = JSON.parse(localStorage.getItem(place) ?? '{}') as Omit<KeptDraft, 'place'> & { shape?: number }
    return kept.shape === SHAPE ? { place, keptAt: kept.keptAt, revision: kept.revision, draft: kept.draft } : null
  } catch {
    return null
  }
}
