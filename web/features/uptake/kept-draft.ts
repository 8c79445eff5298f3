// A meeting half entered, kept in this browser until it is saved.
import type { AccountId } from '#protocol'
import type { EntryDraft } from './entry-draft.ts'

const KEY = 'diem-cau.uptake-entry.'

/** Keeps it. */
export function keepDraft(account: AccountId, draft: EntryDraft): void {
  localStorage.setItem(KEY + account, JSON.stringify(draft))
}

/** What was kept; null without. */
export function keptDraft(account: AccountId): EntryDraft | null {
  try {
    // Written by this very file; whatever else stands there is no draft.
    const kept = JSON.parse(localStorage.getItem(KEY + account) ?? 'null') as EntryDraft | null
    return kept && typeof kept.title === 'string' && Array.isArray(kept.unitIds) ? kept : null
  } catch {
    return null
  }
}

/** Lets go of it. */
export function forgetDraft(account: AccountId): void {
  localStorage.removeItem(KEY + account)
}
