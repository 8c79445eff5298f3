// `npm run doctor`: says at any time what of this machine is as the product needs it, and what to do about the rest.
import { ConfigError, loadConfig } from '../config/load.ts'
import type { Config } from '../config/load.ts'
import { cacheDir } from '../config/runtime.ts'
import { cameraFindings, ownAddresses } from './doctor/camera.ts'
import { listed } from './doctor/finding.ts'
import type { Finding } from './doctor/finding.ts'
import { diskFindings, memoryFinding, portFindings } from './doctor/machine.ts'
import { nodeFinding, programFindings, webFinding, workerFinding } from './doctor/programs.ts'

const findings = await examine(process.env)
console.log(listed(findings))
if (findings.some(({ mark }) => mark === 'bad')) process.exitCode = 1

async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const programs = [nodeFinding(process.versions.node), workerFinding(env), webFinding(), ...programFindings(env)]
  const config = configOf(env)
  if (config instanceof ConfigError) {
    return [...programs, { mark: 'bad', name: 'settings', fact: config.message.replaceAll('\n', ' ') }]
  }
  return [
    ...programs,
    ...(await portFindings(config)),
    ...(await diskFindings(config.DATA_DIR, cacheDir(env))),
    memoryFinding(),
    ...cameraFindings(config, ownAddresses(), Date.now()),
  ]
}

function configOf(env: NodeJS.ProcessEnv): Config | ConfigError {
  try {
    return loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
}
