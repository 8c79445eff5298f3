// The closed list of reasons for which something is refused.

/** Every refusal code with the sentence that explains it to a developer; users read the translated one. */
export const REFUSALS = {
  'bad-message': 'the message does not have the form that the contract asks for',
  'message-too-large': 'the message is larger than the border lets through',
  'unknown-request': 'the contract has no request of this name',
  'rate-limited': 'too many requests in too short a time',
  'not-permitted': 'the caller may not do this',
  'not-signed-in': 'the request needs somebody who has signed in',
  'sign-in-failed': 'login and password do not belong together, or the second factor is wrong',
  'account-locked': 'too many failed attempts; the account opens again after a while',
  'account-disabled': 'the account has been closed by an administrator',
  'link-invalid': 'the one-time link is unknown, used or expired',
  'password-weak': 'the password is too short or too well known',
  'sso-unavailable': 'single sign-on is not set up, or its provider does not answer',
  'sso-refused': 'the provider has not confirmed the person, or no account here belongs to them',
  'foreign-origin': 'the request comes from a page of another site',
  'not-found': 'there is no such thing, or the caller may not know of it',
  'name-taken': 'another one has this name or sign already',
  'still-used': 'it cannot be removed while something else refers to it',
  'last-administrator': 'the province would be left without an administrator',
  'changed-meanwhile': 'somebody else has changed it since it was read; nothing was saved',
  clash: 'a bridge point, chair or venue is taken at that time',
  'time-invalid': 'the end is not after the beginning, or the span is too long',
  'recurrence-invalid': 'the recurrence has no end, no occurrence or too many of them',
  'meeting-cancelled': 'the meeting has been cancelled',
  'meeting-not-open': 'the meeting cannot be entered at this time',
  'file-type-refused': 'a file of this type is not accepted',
  'file-too-large': 'the file is larger than what is accepted',
  'file-unreadable': 'the file cannot be read as what it claims to be',
  'protocol-mismatch': 'the page and the server speak different versions; the page must reload',
  'ticket-invalid': 'the ticket is missing, forged or expired',
  'session-not-found': 'there is no such session',
  'session-ended': 'the session has ended',
  'session-full': 'the session has no room for another connection',
  'bridge-point-not-invited': 'this bridge point is not invited to the session',
  'not-joined': 'the connection has not joined, or the server no longer knows it: join again',
  'peer-replaced': 'the same connection was opened in another page',
  'journal-gap': 'the events asked for are not the next ones: take the snapshot',
  'source-taken': 'this source is already open for this connection',
  'presentation-taken': 'another bridge point is presenting',
  'transport-unknown': 'there is no such transport for the caller',
  'producer-unknown': 'there is no such producer for the caller',
  'consumer-unknown': 'there is no such consumer for the caller',
  'router-unknown': 'there is no such router on this node',
  'media-rejected': 'the media parameters make no sense to the media server',
  'media-unavailable': 'the media server is being restarted; try again',
  'node-unreachable': 'the node that should answer does not',
  'sequence-taken': 'another writer has written this sequence number of the journal',
  'storage-unavailable': 'the database does not answer',
  fault: 'the server made a mistake; the incident id finds it in the log',
} as const

/** Why something was refused. */
export type RefusalCode = keyof typeof REFUSALS

/** Facts that the translated sentence may need: numbers, names of fields, an incident id. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean>>

/** Thrown when a request is turned down: the caller learns why and nothing has changed. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails | undefined

  /** A refusal with its code and the facts its sentence needs. */
  constructor(code: RefusalCode, details?: RefusalDetails) {
    super(`${code}: ${REFUSALS[code]}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** Whether a string that came over a wire is one of our codes. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code)
}
