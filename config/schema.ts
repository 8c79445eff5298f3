// Every setting of the product: its name in the environment, its unit, its default.
import { availableParallelism } from 'node:os'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const file = z.string().min(1).optional()

/** `https://hop.example.vn`: scheme, host and port, nothing behind them. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).href === `${new URL(text).origin}/`, 'not a bare origin')
  .transform((text) => new URL(text).origin)

/** Passwords and tokens travel to it: over https, but on this very machine. */
const provider = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && (/^https:/i.test(text) || isLoopback(new URL(text).hostname)), 'not https')

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/**
 * The settings as environment variables. An empty variable counts as absent. Unknown variables are none of ours.
 */
export const settings = z.object({
  /** TCP port of the web page and the signalling; 0 takes a free one. */
  PORT: port.default(3000),
  /** Address the web server listens on. */
  HOST: z.string().default('0.0.0.0'),
  /** Folder of everything that must survive: the database, the keys. */
  DATA_DIR: file,
  /** PostgreSQL to use instead of the embedded one (`postgres://…`). */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Redis that joins several hosts (`redis://…`); without it everything runs in this process tree. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Certificate and key (PEM) to serve https with; browsers give a camera only to https or localhost. */
  TLS_CERT_FILE: file,
  TLS_KEY_FILE: file,
  /** Where people find this installation; letters and the single sign-on lead back to it. */
  PUBLIC_URL: origin.optional(),
  /** OpenID Connect provider for single sign-on: its address, and what it knows this installation by. */
  OIDC_ISSUER: provider.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** The provider's name on the sign-in page; its host unless told. */
  OIDC_NAME: z.string().min(1).max(100).optional(),
  /** Mail server (`smtp://login:password@host:port`), and whom letters come from; without them no letters are sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).max(200).optional(),
  /** Whom the province's reports of the uptake go to; without it the unit that keeps them (code STTTT). */
  UPTAKE_REPORT_TO: z.email().optional(),
  /** On which day of the next month they are made: 1 to 28, or the first working day; and at which hour of that day. */
  UPTAKE_REPORT_DAY: z.union([z.literal('working'), z.coerce.number().int().min(1).max(28)]).default('working'),
  UPTAKE_REPORT_HOUR: z.coerce.number().int().min(0).max(23).default(8),
  /** Worker i takes RTC_PORT_BASE + i, UDP and TCP; 0 takes free ports. */
  RTC_PORT_BASE: port.default(40_000),
  /** Number of mediasoup workers, one a core by default. */
  RTC_WORKERS: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
  /** Address announced to browsers when this machine stands behind address translation. */
  RTC_ANNOUNCED_ADDRESS: z.string().min(1).optional(),
  /** The address that the SFU sends to recorders from: one of its own that they can reach. */
  SFU_PLAIN_IP: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  /** Address that the recorder takes media at: one of its own that the SFU can reach. */
  RECORDER_IP: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  /** Folder of the recordings; `recordings` in DATA_DIR unless told. */
  RECORDINGS_DIR: file,
  /** File with the key that opens the recordings, made on first use; it may not lie in their folder. */
  RECORDING_KEY_FILE: file,
  /** How long a peer whose signalling broke off keeps its media and its place, ms. */
  PEER_GRACE_MS: z.coerce.number().int().min(1_000).max(600_000).default(60_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** The settings after parsing, in the shape the product reads. */
export type Settings = z.infer<typeof settings>
