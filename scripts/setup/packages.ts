// Installing packages of the operating system: by ourselves where we may, else as the one command to run.
import { readdirSync } from 'node:fs'
import { onPath } from '../../config/runtime.ts'
import type { Env } from '../../config/runtime.ts'
import type { Manager, Need } from './needs.ts'
import { missingOf } from './needs.ts'
import type { Report } from './report.ts'
import { run, succeeds } from './run.ts'

/** The two commands of an apt installation, each program first. */
export type AptPlan = { update: readonly string[]; install: readonly string[] }

/** Another apt may be at work: wait for it instead of failing, at most this long. */
const APT_LOCK_SECONDS = 300

/** The package manager of this machine, or undefined when it is none we know. */
export function managerOf(env: Env): Manager | undefined {
  if (onPath('apt-get', env) !== undefined) return 'apt'
  if (onPath('dnf', env) !== undefined) return 'dnf'
  return onPath('brew', env) === undefined ? undefined : 'brew'
}

/** The packages that bring `needs`, each once, in order. */
export function packagesOf(needs: readonly Need[], manager: Manager): string[] {
  return [...new Set(needs.map((need) => need.packages[manager]).filter((name) => name !== undefined))]
}

/** The one command a person runs to get `needs`, or undefined when nobody packages them here. */
export function installCommand(needs: readonly Need[], manager: Manager | undefined): string | undefined {
  if (manager === undefined) return undefined
  const names = packagesOf(needs, manager)
  if (names.length === 0) return undefined
  const list = names.join(' ')
  if (manager === 'apt') return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`
  return manager === 'dnf' ? `sudo dnf install -y ${list}` : `brew install ${list}`
}

/** How apt is called without anybody to answer its questions; through sudo unless we are root. */
export function aptPlan(packages: readonly string[], asRoot: boolean): AptPlan {
  const prefix = [...(asRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_SUSPEND=1']
  const apt = [...prefix, 'apt-get', '-o', `DPkg::Lock::Timeout=${APT_LOCK_SECONDS}`]
  return {
    update: [...apt, 'update'],
    install: [...apt, 'install', '-y', '--no-install-recommends', ...packages],
  }
}

/**
 * Installs what of `needs` is missing, where this is Debian or Ubuntu and we are root or may become so unasked.
 * @returns what is missing still.
 */
export async function provide(needs: readonly Need[], report: Report, env: Env): Promise<Need[]> {
  const missing = await missingOf(needs, env)
  if (missing.length === 0 || !(await mayInstall(env))) return missing
  const packages = packagesOf(missing, 'apt')
  report.line(`Installing packages: ${packages.join(' ')}`)
  await aptInstall(packages, report).catch((error: unknown) => report.line(`  ${String(error)}`))
  return missingOf(missing, env)
}

async function mayInstall(env: Env): Promise<boolean> {
  if (managerOf(env) !== 'apt') return false
  return isRoot() || (onPath('sudo', env) !== undefined && (await succeeds('sudo', ['-n', 'true'])))
}

async function aptInstall(packages: readonly string[], report: Report): Promise<void> {
  const plan = aptPlan(packages, isRoot())
  const onLine = (line: string) => report.progress(line)
  const execute = ([program = '', ...args]: readonly string[]) => run(program, args, { onLine })
  if (!hasPackageLists()) await execute(plan.update)
  // Lists that have aged name packages that are gone: fetch them anew and try once more.
  await execute(plan.install).catch(async () => {
    await execute(plan.update)
    await execute(plan.install)
  })
}

function hasPackageLists(): boolean {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'))
  } catch {
    return false
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}
