// What the office needs of a mail server.

/** A file that goes with a message. */
export type Attachment = { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }

/** One message of plain text. */
export type MailMessage = {
  /** Addresses; each receives a message of its own. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly attachments?: readonly Attachment[]
}

/** Sends messages. */
export type Mail = {
  /** False when no mail server is set up: nothing is sent then. */
  readonly available: boolean
  /** @throws Error when the mail server does not take the message. */
  send(message: MailMessage): Promise<void>
}
