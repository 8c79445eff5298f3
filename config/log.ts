// What the parts ask of a log: three levels of pino's interface, so that none of them depends on pino.

type Write = (facts: object, message: string) => void

/** A structured log: facts first, then a constant sentence. Secrets never go into the facts. */
export type Log = { readonly info: Write; readonly warn: Write; readonly error: Write }

const nowhere: Write = () => {}

/** A log that keeps nothing, for programs that were given none. */
export const SILENT_LOG: Log = { info: nowhere, warn: nowhere, error: nowhere }
