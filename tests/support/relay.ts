// A TCP relay between a page and the server: it can be cut, joined again, and made slow.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

/** A running relay. */
export type Relay = {
  /** Where the page knocks instead of at the server. */
  readonly port: number
  /** Drops every connection and refuses new ones until `join`. */
  cut(): void
  join(): void
  /** From now on every byte takes this much longer, ms each way. */
  delay(ms: number): void
  close(): Promise<void>
}

/** Opens a relay on a free port of the loopback. Only what passes through TCP is touched: media goes its own way. */
export async function openRelay(serverPort: number): Promise<Relay> {
  const pairs = new Set<() => void>()
  let delayMs = 0
  let isCut = false
  const server: Server = createServer((page) => {
    if (isCut) return void page.destroy()
    const far = connect(serverPort, '127.0.0.1')
    const end = (): void => {
      pairs.delete(end)
      page.destroy()
      far.destroy()
    }
    pairs.add(end)
    pass(page, far, () => delayMs, end)
    pass(far, page, () => delayMs, end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.')
  const dropAll = (): void => [...pairs].forEach((end) => end())
  return {
    port: address.port,
    cut() {
      isCut = true
      dropAll()
    },
    join() {
      isCut = false
    },
    delay(ms) {
      delayMs = ms
    },
    async close() {
      dropAll()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Hands on what comes, in order, each piece as late as the delay was when it came. */
function pass(from: Socket, to: Socket, delayMs: () => number, end: () => void): void {
  from.setNoDelay(true)
  // A delay that shrinks must not let a later piece overtake an earlier one.
  let freeAt = 0
  const later = (act: () => void): void => {
    const due = Math.max(freeAt, performance.now() + delayMs())
    freeAt = due
    if (due <= performance.now()) act()
    else setTimeout(act, due - performance.now())
  }
  from.on('data', (piece) => later(() => void (to.writable && to.write(piece))))
  from.on('end', () => later(() => void to.end()))
  from.on('error', end)
  from.on('close', () => later(end))
}
