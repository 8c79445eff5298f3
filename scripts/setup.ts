// Has everything ready that npm does not bring, before the product (`start`) or its tests (`test`): once, then at a glance.
import { installCommand, managerOf } from './setup/packages.ts'
import { chromiumStep, ffmpegStep, networkStep, redisStep } from './setup/programs.ts'
import { Report, spoken } from './setup/report.ts'
import type { Context, Outcome, Purpose, Step } from './setup/step.ts'
import { webStep } from './setup/web.ts'
import { workerStep } from './setup/worker.ts'

const STEPS: Readonly<Record<Purpose, readonly Step[]>> = {
  start: [workerStep, ffmpegStep, webStep],
  test: [workerStep, ffmpegStep, chromiumStep, redisStep, networkStep, webStep],
}

process.exitCode = await setUp(process.argv[2])

/** Runs the steps of a purpose, reports what is missing in one message, and returns the process's exit code. */
async function setUp(argument: string | undefined): Promise<number> {
  const purpose: Purpose = argument === 'test' ? 'test' : 'start'
  const report = new Report()
  const context: Context = { env: process.env, report }
  const outcomes: Outcome[] = []
  for (const step of STEPS[purpose]) outcomes.push(await attempt(step, context))
  const warnings = outcomes.filter((outcome) => outcome.kind === 'warning')
  const missing = outcomes.filter((outcome) => outcome.kind === 'missing')
  for (const { message } of warnings) report.line(`! ${message}`)
  for (const { message } of missing) report.line(`✘ ${message}`)
  const command = installCommand(
    [...missing, ...warnings].flatMap(({ needs }) => needs),
    managerOf(process.env),
  )
  if (command !== undefined) report.line(`  Run this, then try again:\n    ${command}`)
  if (missing.length > 0) return 1
  report.close(
    report.spoke ? `Ready after ${spoken(report.elapsedMs)}.` : `Everything is ready (${spoken(report.elapsedMs)}).`,
  )
  return 0
}

/** A step that fails outright must not hide what the others miss. */
async function attempt(step: Step, context: Context): Promise<Outcome> {
  try {
    return await step(context)
  } catch (error) {
    return { kind: 'missing', message: error instanceof Error ? error.message : String(error), needs: [] }
  }
}
