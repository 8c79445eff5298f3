// The words between set-up and its steps.
import type { Env } from '../../config/runtime.ts'
import type { Need } from './needs.ts'
import type { Report } from './report.ts'

/** What set-up prepares: the product itself, or its tests and benchmarks as well. */
export type Purpose = 'start' | 'test'

/** What a step is given. */
export type Context = { env: Env; report: Report }

/** How a step ended: ready, usable without it, or not ready; `needs` are packages whose installation would help. */
export type Outcome =
  | { kind: 'ready' }
  | { kind: 'warning'; message: string; needs: readonly Need[] }
  | { kind: 'missing'; message: string; needs: readonly Need[] }

/** One thing to have ready: looks first, does only what is missing, and looks again. */
export type Step = (context: Context) => Promise<Outcome>

/** The outcome of nearly every step on nearly every day. */
export const READY: Outcome = { kind: 'ready' }
