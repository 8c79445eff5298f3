// The doctor's look at the machine: ports, disk space, memory.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { freemem, totalmem } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Config } from '../../config/load.ts'
import type { Finding } from './finding.ts'

const GB = 1e9
/** An hour of one HD source is about 1.1 GB: this is a day with few bridge points. */
const DATA_ENOUGH_BYTES = 20 * GB
/** The database refuses to work on a full disk. */
const DATA_LEAST_BYTES = 1 * GB
/** A build of the media worker, sources and objects. */
const CACHE_ENOUGH_BYTES = 1 * GB
/** The database, the server and one media worker. */
const MEMORY_ENOUGH_BYTES = 1.5 * GB

/** Whether the web server and the media workers will get their ports. */
export async function portFindings(config: Config): Promise<Finding[]> {
  return [await webPortFinding(config), await mediaPortFinding(config)]
}

async function webPortFinding({ HOST, PORT }: Config): Promise<Finding> {
  const name = 'web port'
  if (PORT === 0) return { mark: 'ok', name, fact: 'any free one (PORT is 0)' }
  const code = await tcpRefusal(PORT, HOST)
  if (code === undefined) return { mark: 'ok', name, fact: `TCP ${PORT} on ${HOST} is free` }
  if (code === 'EADDRINUSE') {
    const advice = 'if the product is not running already, another program has it: choose another PORT'
    return { mark: 'warn', name, fact: `TCP ${PORT} on ${HOST} is taken`, advice }
  }
  return {
    mark: 'bad',
    name,
    fact: `TCP ${PORT} on ${HOST} cannot be had (${code})`,
    advice: 'choose another PORT or HOST',
  }
}

async function mediaPortFinding({ RTC_PORT_BASE, RTC_WORKERS }: Config): Promise<Finding> {
  const name = 'media ports'
  if (RTC_PORT_BASE === 0) return { mark: 'ok', name, fact: 'any free ones (RTC_PORT_BASE is 0)' }
  const ports = Array.from({ length: RTC_WORKERS }, (_, index) => RTC_PORT_BASE + index)
  const refusals = await Promise.all(
    ports.map(async (port) => [await udpRefusal(port), await tcpRefusal(port, '0.0.0.0')]),
  )
  const taken = ports.filter((_, index) => refusals[index]?.some((code) => code !== undefined))
  const range = `UDP and TCP ${RTC_PORT_BASE} to ${RTC_PORT_BASE + RTC_WORKERS - 1}`
  if (taken.length === 0) return { mark: 'ok', name, fact: `${range} are free; let them through the firewall` }
  const advice = 'if the product is not running already, choose another RTC_PORT_BASE'
  return { mark: 'warn', name, fact: `${range}: taken are ${taken.join(', ')}`, advice }
}

async function tcpRefusal(port: number, host: string): Promise<string | undefined> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return codeOf(error)
  } finally {
    server.close()
  }
}

async function udpRefusal(port: number): Promise<string | undefined> {
  const socket = createSocket('udp4')
  try {
    socket.bind(port)
    await once(socket, 'listening')
    return undefined
  } catch (error) {
    return codeOf(error)
  } finally {
    socket.close()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** Free space where the data and set-up's files lie; the folders need not exist yet. */
export async function diskFindings(dataDir: string, cacheDir: string): Promise<Finding[]> {
  return [
    diskFinding('data folder', dataDir, await freeBytes(dataDir), DATA_ENOUGH_BYTES, DATA_LEAST_BYTES),
    diskFinding('cache folder', cacheDir, await freeBytes(cacheDir), CACHE_ENOUGH_BYTES, 0),
  ]
}

function diskFinding(name: string, path: string, free: number, enough: number, least: number): Finding {
  const fact = `${(free / GB).toFixed(1)} GB free at ${path}`
  if (free >= enough) return { mark: 'ok', name, fact }
  const mark = free < least ? 'bad' : 'warn'
  return { mark, name, fact, advice: `better have ${enough / GB} GB` }
}

async function freeBytes(path: string): Promise<number> {
  let existing = resolve(path)
  while (!existsSync(existing)) existing = dirname(existing)
  const { bavail, bsize } = await statfs(existing)
  return bavail * bsize
}

/** Memory of the machine. */
export function memoryFinding(): Finding {
  const fact = `${(freemem() / GB).toFixed(1)} of ${(totalmem() / GB).toFixed(1)} GB free`
  if (freemem() >= MEMORY_ENOUGH_BYTES) return { mark: 'ok', name: 'memory', fact }
  return { mark: 'warn', name: 'memory', fact, advice: `better have ${MEMORY_ENOUGH_BYTES / GB} GB free` }
}
