// A log that tests can look into.
import { inspect } from 'node:util'
import type { Log } from '../../config/log.ts'

/** One line of the log. */
export type LogLine = {
  readonly level: 'info' | 'warn' | 'error'
  readonly facts: object
  readonly message: string
}

/** A log that keeps its lines in memory; `text()` is all of it, for a search of what must not be there. */
export function createMemoryLog(): Log & { readonly lines: readonly LogLine[]; text(): string } {
  const lines: LogLine[] = []
  const writer = (level: LogLine['level']) => (facts: object, message: string) => {
    lines.push({ level, facts, message })
  }
  return {
    lines,
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    text: () => inspect(lines, { depth: 10, maxArrayLength: null }),
  }
}
