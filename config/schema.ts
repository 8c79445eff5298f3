// Every setting of the product: its name in the environment, its unit, its default.
import { availableParallelism } from 'node:os'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const file = z.string().min(1).optional()

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
  /** Worker i takes RTC_PORT_BASE + i, UDP and TCP; 0 takes free ports. */
  RTC_PORT_BASE: port.default(40_000),
  /** Number of mediasoup workers, one a core by default. */
  RTC_WORKERS: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
  /** Address announced to browsers when this machine stands behind address translation. */
  RTC_ANNOUNCED_ADDRESS: z.string().min(1).optional(),
  /** How long a peer whose signalling broke off keeps its media and its place, ms. */
  PEER_GRACE_MS: z.coerce.number().int().min(1_000).max(600_000).default(60_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** The settings after parsing, in the shape the product reads. */
export type Settings = z.infer<typeof settings>
