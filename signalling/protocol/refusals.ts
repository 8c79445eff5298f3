// The closed list of reasons for which something is refused.

/** Every refusal code; beside it what it means to a developer. Users read the translated sentence. */
export const REFUSAL_CODES = [
  /** The message does not have the form that the contract asks for. */
  'bad-message',
  /** The message is larger than the border lets through. */
  'message-too-large',
  /** The contract has no request of this name. */
  'unknown-request',
  /** Too many requests in too short a time. */
  'rate-limited',
  /** The caller may not do this. */
  'not-permitted',
  /** The request needs somebody who has signed in. */
  'not-signed-in',
  /** Login and password do not belong together, or the second factor is wrong. */
  'sign-in-failed',
  /** Too many failed attempts; the account opens again after a while. */
  'account-locked',
  /** The account has been closed by an administrator. */
  'account-disabled',
  /** The one-time link is unknown, used or expired. */
  'link-invalid',
  /** The password is too short or too well known. */
  'password-weak',
  /** Single sign-on is not set up, or its provider does not answer. */
  'sso-unavailable',
  /** The provider has not confirmed the person, or no account here belongs to them. */
  'sso-refused',
  /** The request comes from a page of another site. */
  'foreign-origin',
  /** There is no such thing, or the caller may not know of it. */
  'not-found',
  /** Another one has this name or sign already. */
  'name-taken',
  /** It cannot be removed while something else refers to it. */
  'still-used',
  /** The province would be left without an administrator. */
  'last-administrator',
  /** Somebody else has changed it since it was read; nothing was saved. */
  'changed-meanwhile',
  /** A bridge point, chair or venue is taken at that time. */
  'clash',
  /** The end is not after the beginning, or the span is too long. */
  'time-invalid',
  /** The recurrence has no end, no occurrence or too many of them. */
  'recurrence-invalid',
  /** The meeting has been cancelled. */
  'meeting-cancelled',
  /** The meeting cannot be entered at this time. */
  'meeting-not-open',
  /** A file of this type is not accepted. */
  'file-type-refused',
  /** The file is larger than what is accepted. */
  'file-too-large',
  /** The file cannot be read as what it claims to be. */
  'file-unreadable',
  /** The page and the server speak different versions; the page must reload. */
  'protocol-mismatch',
  /** The ticket is missing, forged or expired. */
  'ticket-invalid',
  /** There is no such session. */
  'session-not-found',
  /** The session has ended. */
  'session-ended',
  /** The session has no room for another connection. */
  'session-full',
  /** This bridge point is not invited to the session. */
  'bridge-point-not-invited',
  /** The connection has not joined, or the server no longer knows it: join again. */
  'not-joined',
  /** The same connection was opened in another page. */
  'peer-replaced',
  /** The events asked for are not the next ones: take the snapshot. */
  'journal-gap',
  /** This source is already open for this connection. */
  'source-taken',
  /** Another bridge point is presenting. */
  'presentation-taken',
  /** The floor is not theirs to speak or to give on. */
  'floor-not-held',
  /** In open discussion nobody asks for the floor. */
  'floor-open',
  /** Nobody of that bridge point is connected who could be given the floor. */
  'nobody-there',
  /** Nothing to take back, or too late for it. */
  'undo-too-late',
  /** The newcomer waits before the door until somebody lets them in. */
  'waiting-room',
  /** The session is locked. */
  'session-locked',
  /** The chair or the secretary has sent the connection away. */
  'sent-away',
  /** Another document is being shown by somebody else, or none is shown. */
  'document-not-shown',
  /** The ballot is not open, or there is none. */
  'ballot-not-open',
  /** The voter may not vote in this ballot, or has its papers already. */
  'ballot-not-yours',
  /** The paper was not signed for this ballot, or lies in the urn already. */
  'paper-invalid',
  /** Minutes are signed when their session is over. */
  'session-not-ended',
  /** The minutes are signed and stay as they are. */
  'minutes-signed',
  /** The recording is under a legal hold: it is lifted first. */
  'recording-held',
  /** The session goes on, or its recording has not been closed yet. */
  'recording-live',
  /** The session may not be recorded. */
  'recording-not-allowed',
  /** The recorder knows no such recording, feed or track at this moment. */
  'recording-unknown',
  /** The recorder of the session is gone; it is being started again. */
  'recorder-unavailable',
  /** The disk is full: nothing more can be written. */
  'disk-full',
  /** The token of another system is unknown or was revoked. */
  'token-invalid',
  /** A meeting of the calendar is changed in the calendar. */
  'entry-scheduled',
  /** A report is made final when its period is over. */
  'period-not-over',
  /** Units have not confirmed their figures, or these have changed since. */
  'figures-unconfirmed',
  /** The report is closed and stays as it is. */
  'report-closed',
  /** There is no such transport for the caller. */
  'transport-unknown',
  /** There is no such producer for the caller. */
  'producer-unknown',
  /** There is no such consumer for the caller. */
  'consumer-unknown',
  /** There is no such router on this node. */
  'router-unknown',
  /** The media parameters make no sense to the media server. */
  'media-rejected',
  /** The media server is being restarted; try again. */
  'media-unavailable',
  /** The node that should answer does not. */
  'node-unreachable',
  /** Another writer has written this sequence number of the journal. */
  'sequence-taken',
  /** The database does not answer. */
  'storage-unavailable',
  /** The server made a mistake; the incident id finds it in the log. */
  'fault',
] as const

/** Why something was refused. */
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Facts that the translated sentence may need: numbers, names of fields, an incident id. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean>>

/** Thrown when a request is turned down: the caller learns why and nothing has changed. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails | undefined

  /** A refusal with its code and the facts its sentence needs. */
  constructor(code: RefusalCode, details?: RefusalDetails) {
    super(`refused: ${code}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** Whether a string that came over a wire is one of our codes. */
export function isRefusalCode(code: string): code is RefusalCode {
  const codes: readonly string[] = REFUSAL_CODES
  return codes.includes(code)
}
