// The steps for programs that the operating system's packages bring whole.
import { existsSync } from 'node:fs'
import { mkdir, rm, symlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { cachedRedisPath } from '../../config/runtime.ts'
import type { Env } from '../../config/runtime.ts'
import { chromiumNeed, ffmpegNeed, missingOf, networkNeeds, redisNeed } from './needs.ts'
import type { Need } from './needs.ts'
import { provide } from './packages.ts'
import { succeeds } from './run.ts'
import { READY } from './step.ts'
import type { Context, Outcome, Step } from './step.ts'

/** Where Debian's redis-tools has the program that is redis-server when it is called so. */
const REDIS_PROGRAM = '/usr/bin/redis-check-rdb'

/** ffmpeg and ffprobe: preview pictures and exports of recordings; the media of the tests. */
export const ffmpegStep: Step = async ({ env, report }) => {
  const needs = await provide([ffmpegNeed], report, env)
  if (needs.length === 0) return READY
  const message = 'ffmpeg is missing: recordings have no previews and cannot be exported (or set FFMPEG_PATH).'
  return { kind: 'missing', message, needs }
}

/** Chromium: plays the bridge points in the tests. */
export const chromiumStep: Step = (context) =>
  required(context, chromiumNeed, 'Chromium is missing: the browser tests need it (or set CHROMIUM_PATH).')

/** redis-server: the tests of the bus between hosts start one each. */
export const redisStep: Step = async (context) => {
  // The program may be here already, under its other name.
  await linkRedis(context.env)
  return required(context, redisNeed, 'redis-server is missing: the tests of the bus need it.', linkRedis)
}

/** Tools of one benchmark; without them it is left out. */
export const networkStep: Step = async ({ env, report }) => {
  // Only root may build network namespaces, so nobody else misses the tools.
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return READY
  const needs = await provide(networkNeeds, report, env)
  if (needs.length === 0) return READY
  return { kind: 'warning', message: 'ip or iptables is missing: the benchmark with a bad line is left out.', needs }
}

async function required(
  { env, report }: Context,
  need: Need,
  message: string,
  finish: (env: Env) => Promise<void> = async () => undefined,
): Promise<Outcome> {
  const before = await provide([need], report, env)
  if (before.length > 0) await finish(env)
  const needs = await missingOf([need], env)
  return needs.length === 0 ? READY : { kind: 'missing', message, needs }
}

async function linkRedis(env: Env): Promise<void> {
  if (redisNeed.isThere(env) === true || !existsSync(REDIS_PROGRAM)) return
  const link = cachedRedisPath(env)
  await mkdir(dirname(link), { recursive: true })
  await rm(link, { force: true })
  await symlink(REDIS_PROGRAM, link)
  // Only Debian and its kin build the two as one program.
  if (!(await succeeds(link, ['--version']))) await rm(link, { force: true })
}
