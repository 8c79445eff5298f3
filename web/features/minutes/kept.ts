// Minutes that are being edited, kept in the browser: a closed tab loses nothing.
import type { AccountId, SessionId } from '#protocol'
import type { MinutesContent } from '#domain/minutes.ts'

/** What was left unsaved, and the revision that it was made from. */
export type Kept = { readonly revision: number; readonly content: MinutesContent }

/** Grows when minutes change their shape: what was kept before can no longer be opened. */
const SHAPE = 1

/** What this person has left unsaved of a session's minutes. */
export function keptMinutes(account: AccountId, session: SessionId): Kept | null {
  try {
    // Written by this very page under the same shape.
    const kept = JSON.parse(localStorage.getItem(placeOf(account, session)) ?? '{}') as Kept & { shape?: number }
    return kept.shape === SHAPE ? { revision: kept.revision, content: kept.content } : null
  } catch {
    return null
  }
}

/** Keeps what is being edited. A full or closed store keeps nothing: the form itself goes on working. */
export function keepMinutes(account: AccountId, session: SessionId, kept: Kept): void {
  try {
    localStorage.setItem(placeOf(account, session), JSON.stringify({ shape: SHAPE, ...kept }))
  } catch {
    // Nothing to tell: the person can still save.
  }
}

/** Forgets what was saved or given up. */
export function forgetMinutes(account: AccountId, session: SessionId): void {
  localStorage.removeItem(placeOf(account, session))
}

function placeOf(account: AccountId, session: SessionId): string {
  return `diem-cau.minutes.${account}.${session}`
}
