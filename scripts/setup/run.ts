// Running another program: its output line by line, its end as a value or an error that carries its last words.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How a program is run. */
export type RunOptions = {
  cwd?: string
  env?: Readonly<Record<string, string | undefined>>
  /** Called with each line of both outputs as it comes. */
  onLine?: (line: string) => void
  /** Ends the program when aborted. */
  signal?: AbortSignal
}

/** A program that has ended by itself: its exit code and its output, both streams together. */
export type Ended = {
  code: number
  output: string
}

/** A program that could not be started or ended with an error; the message carries the end of its output. */
export class ProgramFailed extends Error {}

/** Enough of a compiler's complaint to see what it is about. */
const LAST_LINES = 30

/**
 * Runs a program to its end, whatever its exit code.
 * @throws ProgramFailed when it cannot be started or is ended by a signal.
 */
export function runToEnd(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>()
  const lines: string[] = []
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...(options.env ?? process.env) },
    signal: options.signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      options.onLine?.(line)
    })
  }
  child.once('error', (error) => reject(new ProgramFailed(`${program}: ${error.message}`)))
  child.once('close', (code, signal) => {
    const output = lines.join('\n')
    if (code === null) reject(new ProgramFailed(`${program} was ended by ${signal}.\n${tail(output)}`))
    else resolve({ code, output })
  })
  return promise
}

/**
 * Runs a program that must succeed and returns its output.
 * @throws ProgramFailed when it cannot be started or its exit code is not 0.
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, output } = await runToEnd(program, args, options)
  if (code === 0) return output
  throw new ProgramFailed(`${program} ${args.join(' ')} ended with code ${code}.\n${tail(output)}`)
}

/** Whether a program can be started and ends with exit code 0. */
export async function succeeds(program: string, args: readonly string[], options: RunOptions = {}): Promise<boolean> {
  return runToEnd(program, args, options).then(
    ({ code }) => code === 0,
    () => false,
  )
}

function tail(output: string): string {
  return output.split('\n').slice(-LAST_LINES).join('\n')
}
