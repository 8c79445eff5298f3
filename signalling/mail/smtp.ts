// Mail over SMTP (RFC 5321): plain text in UTF-8, with files where a message has some.
import { createTransport } from 'nodemailer'
import type { Log } from '../../config/log.ts'
import type { Mail, MailMessage } from '../ports/mail.ts'

/** Where messages go and what they say of their sender. */
export type MailOptions = {
  /** `smtp://` or `smtps://`, with login and password where the server wants them; without it there is no mail. */
  readonly url?: string | undefined
  /** The sender, as in "Điểm Cầu <diemcau@example.vn>". */
  readonly from?: string | undefined
  readonly log: Log
}

/** Mail with its connections. */
export type SmtpMail = Mail & { close(): void }

/** How long the server may take to be reached, to greet, and to say nothing in between, ms. */
const PATIENCE = { connectionTimeout: 10_000, dnsTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Mail through the server of `url`; the connection is made when there is something to send. */
export function createSmtpMail({ url, from, log }: MailOptions): SmtpMail {
  if (url === undefined || from === undefined) return { available: false, send: async () => {}, close: () => {} }
  const transport = createTransport({
    ...PATIENCE,
    url,
    pool: true,
    maxConnections: 2,
    logger: false,
    // A message is what we write: nothing in it makes this program read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const sendOne = async (address: string, { subject, text, attachments = [] }: MailMessage): Promise<void> => {
    const files = attachments.map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    }))
    await transport.sendMail({ from, to: { name: '', address }, subject, text, attachments: files, xMailer: false })
  }
  return {
    available: true,
    async send(message) {
      const failures: MailFailure[] = []
      // One address, one message: nobody sees who else was written to, and one wrong address stops nobody's mail.
      for (const address of new Set(message.to)) {
        await sendOne(address, message).catch((error: unknown) => void failures.push(failureOf(error)))
      }
      const [first] = failures
      if (!first) return
      log.warn({ ...first, failed: failures.length, of: message.to.length }, 'the mail server did not take a message')
      throw new Error(
        `The mail server did not take ${failures.length} of ${message.to.length} messages (${first.code}).`,
      )
    },
    close: () => transport.close(),
  }
}

/** What may be told of a failure: the library's error also holds what was said on the line. */
type MailFailure = { readonly code: string; readonly response?: number }

function failureOf(error: unknown): MailFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  const response = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  return typeof response === 'number' ? { code, response } : { code }
}
