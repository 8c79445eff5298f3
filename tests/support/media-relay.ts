// A UDP relay between a page's media and the SFU, so that a page's whole network can be cut.
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import type { BrowserContext } from 'playwright-core'

/** A running relay. */
export type MediaRelay = {
  readonly port: number
  /** Loses every packet until `join`. */
  cut(): void
  join(): void
  close(): Promise<void>
}

/** Opens a relay to a media worker's port; each sender gets a socket of its own behind it, as behind a router. */
export async function openMediaRelay(workerPort: number): Promise<MediaRelay> {
  const front = await bound()
  const behind = new Map<number, Promise<Socket>>()
  let isCut = false
  const socketOf = (sender: number): Promise<Socket> => {
    const known = behind.get(sender)
    if (known) return known
    const opened = bound().then((socket) =>
      socket.on('message', (packet) => void (isCut || front.send(packet, sender, '127.0.0.1'))),
    )
    behind.set(sender, opened)
    return opened
  }
  front.on('message', (packet, { port }) => {
    if (!isCut) void socketOf(port).then((socket) => socket.send(packet, workerPort, '127.0.0.1'))
  })
  return {
    port: front.address().port,
    cut() {
      isCut = true
    },
    join() {
      isCut = false
    },
    async close() {
      isCut = true
      for (const socket of [front, ...(await Promise.all(behind.values()))]) socket.close()
    },
  }
}

/** From now on the pages of a browser's profile send their media to the relay, whatever address the SFU names. */
export async function sendMediaThrough(context: BrowserContext, { port }: MediaRelay): Promise<void> {
  await context.addInitScript(rewriteCandidates, port)
}

/** Runs inside the page: the far end's candidates (RFC 8839) become the relay's one. */
function rewriteCandidates(port: number): void {
  const take: (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void> =
    RTCPeerConnection.prototype.setRemoteDescription
  const rewrite = (line: string): string[] => {
    if (!line.startsWith('a=candidate:')) return [line]
    const words = line.split(' ')
    if (words[2]?.toLowerCase() !== 'udp') return []
    return [[...words.slice(0, 4), '127.0.0.1', String(port), ...words.slice(6)].join(' ')]
  }
  RTCPeerConnection.prototype.setRemoteDescription = function (description: RTCSessionDescriptionInit) {
    const sdp = description.sdp?.split('\r\n').flatMap(rewrite).join('\r\n')
    return take.call(this, sdp === undefined ? description : { type: description.type, sdp })
  }
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return socket
}
