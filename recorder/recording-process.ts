// The process of one recording, started and supervised by the recorder's host. Without it, it writes out and ends.
import type { Log } from '../config/log.ts'
import { answer } from '../signalling/protocol/contract.ts'
import type { Border, Handlers, NotificationName, Notified, Reply } from '../signalling/protocol/contract.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import { processContract, processRequest, processStart } from './process-words.ts'
import type { ProcessContract } from './process-words.ts'
import { Recording } from './recording.ts'

/** How often the host is told what was written, ms. */
const TELL_INTERVAL_MS = 1_000

/** Sends to the host; a host that is gone is told nothing. */
function send(message: object, sent = (): void => {}): void {
  if (process.connected) process.send?.(message, () => sent())
}

/** Lets the host go, and so writes out and ends. */
function leave(): void {
  if (process.connected) process.disconnect()
}

function notify<N extends NotificationName<ProcessContract>>(name: N, data: Notified<ProcessContract, N>): void {
  send({ name, data })
}

const logged =
  (level: 'info' | 'warn' | 'error') =>
  (facts: object, message: string): void =>
    notify('process.logged', { level, facts, message })
const log: Log = { info: logged('info'), warn: logged('warn'), error: logged('error') }

/** Ends at once: what is written stands, and the host starts another process for what comes. */
function fail(error: unknown): void {
  log.error({ error: String(error) }, 'a recording cannot go on')
  // The line to the host is written first.
  setTimeout(() => process.exit(1), 50)
}

let recording: Recording | undefined
let hasStarted = false
/** Requests are answered in the order they came in. */
let queue: Promise<unknown> = Promise.resolve()

async function start(message: unknown): Promise<void> {
  const { folder, zeroAt, key, ip } = processStart.parse(message)
  recording = await Recording.open({ folder, zeroAt, key: Buffer.from(key, 'base64'), ip, log, onFailed: fail })
  notify('process.ready', null)
  let told = 0
  setInterval(() => {
    const written = recording?.writtenBytes ?? 0
    if (written > told) notify('process.wrote', { bytes: written - told })
    told = written
  }, TELL_INTERVAL_MS).unref()
}

const current = (): Recording => {
  if (!recording) throw new Refusal('recorder-unavailable')
  return recording
}

const handlers: Handlers<ProcessContract, undefined> = {
  'recording.pause': async (input) => (await current().pause(input), null),
  'recording.resume': (input) => (current().resume(input), null),
  'recording.close': async (input) => (await current().close(input), null),
  'feed.open': (input) => current().openFeed(input),
  'feed.connect': (input) => (current().connectFeed(input), null),
  'feed.close': async (input) => (await current().closeFeed(input), null),
  'track.start': async (input) => (await current().startTrack(input), null),
  'track.stop': async (input) => (await current().stopTrack(input), null),
}

const border: Border<ProcessContract, undefined> = {
  // The bus has seen to that.
  maxBytes: Number.POSITIVE_INFINITY,
  admit: () => {},
  permit: () => {},
  fault: (error, name) => {
    log.error({ error: String(error), name }, 'a request to a recording failed')
    return ''
  },
}

async function answerRequest(message: unknown): Promise<void> {
  const { id, name, input } = processRequest.parse(message)
  const reply: Reply<unknown> = await answer(processContract, handlers, name, input, undefined, border)
  send({ id, reply }, () => {
    if (name === 'recording.close' && reply.ok) leave()
  })
}

process.on('message', (message) => {
  const act = hasStarted ? answerRequest : start
  hasStarted = true
  queue = queue.then(() => act(message)).catch(fail)
})

process.on('disconnect', () => {
  const written = queue.then(() => recording?.close({ finished: false }))
  void written.catch(() => {}).finally(() => process.exit(0))
})

// The host decides when this process ends: a terminal's Ctrl+C reaches all processes at once.
process.on('SIGINT', () => {})
process.on('SIGTERM', leave)
