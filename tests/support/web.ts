// The built web pages, as the tests need them.
import { Report } from '../../scripts/setup/report.ts'
import { webStep } from '../../scripts/setup/web.ts'

let built: Promise<void> | undefined

/** Has the web built from the present sources, once in a test process. */
export function webBuilt(): Promise<void> {
  return (built ??= build())
}

async function build(): Promise<void> {
  const outcome = await webStep({ env: process.env, report: new Report() })
  if (outcome.kind === 'missing') throw new Error(outcome.message)
}
