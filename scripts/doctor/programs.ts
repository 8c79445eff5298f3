// The doctor's look at programs: Node, the media worker, and those of the operating system.
import { join } from 'node:path'
import {
  chromiumBinary,
  ffmpegBinaries,
  isExecutable,
  mediasoupVersion,
  redisServerBinary,
  workerBinary,
} from '../../config/runtime.ts'
import type { Env } from '../../config/runtime.ts'
import { chromiumNeed, ffmpegNeed, redisNeed } from '../setup/needs.ts'
import type { Need } from '../setup/needs.ts'
import { installCommand, managerOf } from '../setup/packages.ts'
import { isWebBuilt } from '../setup/web.ts'
import { readRecord, statedVersion } from '../setup/worker-record.ts'
import type { Finding } from './finding.ts'

/** The first Node that runs TypeScript files as they are, without a flag. */
const OLDEST_NODE = { major: 22, minor: 18 }

/** Whether this Node can run the product; npm scripts take the one installed with the packages. */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNewEnough = major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor)
  if (isNewEnough) return { mark: 'ok', name: 'Node', fact: version }
  const fact = `${version}, needed is ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer`
  return {
    mark: 'bad',
    name: 'Node',
    fact,
    advice: 'run npm install (it brings a Node of its own) and start through npm',
  }
}

/** Whether the media worker is there, of the right version, and has made its DTLS handshake on this machine. */
export function workerFinding(env: Env): Finding {
  const name = 'media worker'
  const version = mediasoupVersion()
  const binary = workerBinary(env)
  if (binary === undefined) {
    return { mark: 'bad', name, fact: `none for mediasoup ${version}`, advice: 'npm start fetches or builds it' }
  }
  if (!isExecutable(binary)) {
    return {
      mark: 'bad',
      name,
      fact: `${binary} is no executable file`,
      advice: 'correct or unset MEDIASOUP_WORKER_BIN',
    }
  }
  const record = readRecord(binary, env)
  const known = record?.version ?? statedVersion(binary)
  if (known !== undefined && known !== version) {
    const advice = 'unset MEDIASOUP_WORKER_BIN and npm start makes one, or give one of this version'
    return { mark: 'bad', name, fact: `${binary} is of version ${known}, needed is ${version}`, advice }
  }
  if (record === undefined) {
    return { mark: 'warn', name, fact: `${binary}, not checked yet`, advice: 'npm start checks it by a DTLS handshake' }
  }
  return { mark: 'ok', name, fact: `${version} (${record.origin}), DTLS handshake done, ${binary}` }
}

/** ffmpeg for previews and exports of recordings and, for the tests only, Chromium and redis-server. */
export function programFindings(env: Env): Finding[] {
  const { ffmpeg, ffprobe } = ffmpegBinaries(env)
  const both = ffmpeg === undefined || ffprobe === undefined ? undefined : `${ffmpeg}, ${ffprobe}`
  return [
    programFinding('ffmpeg, ffprobe', both, ffmpegNeed, { mark: 'bad', purpose: 'needed by recordings' }, env),
    programFinding('Chromium', chromiumBinary(env), chromiumNeed, OF_TESTS, env),
    programFinding('redis-server', redisServerBinary(env), redisNeed, OF_TESTS, env),
  ]
}

/** How bad it is that a program is missing, and what it is there for. */
type Missing = { readonly mark: 'warn' | 'bad'; readonly purpose: string }

const OF_TESTS: Missing = { mark: 'warn', purpose: 'needed by the tests only' }

function programFinding(
  name: string,
  found: string | undefined,
  need: Need,
  { mark, purpose }: Missing,
  env: Env,
): Finding {
  if (found !== undefined) return { mark: 'ok', name, fact: found }
  return { mark, name, fact: `missing, ${purpose}`, advice: installCommand([need], managerOf(env)) }
}

/** Whether the pages the server hands out are built from the sources as they are. */
export function webFinding(): Finding {
  const name = 'web pages'
  if (isWebBuilt()) return { mark: 'ok', name, fact: `built, ${join('dist', 'web')}` }
  return { mark: 'warn', name, fact: 'not built from the present sources', advice: 'npm start builds them' }
}
