// The HTTP status of a refusal.
import type { RefusalCode } from '../protocol/index.ts'

const REFUSED: Partial<Record<RefusalCode, number>> = {
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'ticket-invalid': 401,
  'token-invalid': 401,
  'account-locked': 403,
  'account-disabled': 403,
  'not-permitted': 403,
  'not-joined': 403,
  'foreign-origin': 403,
  'bridge-point-not-invited': 403,
  'sso-refused': 403,
  'session-not-found': 404,
  'not-found': 404,
  'unknown-request': 404,
  'name-taken': 409,
  'still-used': 409,
  'last-administrator': 409,
  'changed-meanwhile': 409,
  'session-not-ended': 409,
  'minutes-signed': 409,
  'recording-held': 409,
  'recording-live': 409,
  'entry-scheduled': 409,
  'period-not-over': 409,
  'figures-unconfirmed': 409,
  'report-closed': 409,
  clash: 409,
  'meeting-cancelled': 410,
  'session-ended': 410,
  'message-too-large': 413,
  'file-too-large': 413,
  'file-type-refused': 415,
  'rate-limited': 429,
  fault: 500,
  'sso-unavailable': 503,
  'storage-unavailable': 503,
}

/** Refusals that are not plainly the request's fault (400), by their code. */
export const STATUS: ReadonlyMap<string, number> = new Map(Object.entries(REFUSED))
