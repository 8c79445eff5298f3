// Where a media worker listens: one UDP and one TCP port, on every address from which it may be reached.
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { types } from 'mediasoup'

/** Asked of the kernel for each UDP socket, bytes; it grants less where its own limit is lower. */
export const SOCKET_BUFFER_BYTES = 2 * 1024 * 1024

/** The IPv4 addresses of this machine, those others can reach first and loopback last: the order ICE prefers them in. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  const ipv4 = all
    .filter((entry) => entry.family === 'IPv4')
    .toSorted((a, b) => Number(a.internal) - Number(b.internal))
  return [
    ...new Set(ipv4.map((entry) => entry.address)),
    ...(ipv4.some((entry) => entry.internal) ? [] : ['127.0.0.1']),
  ]
}

/**
 * What a worker's WebRTC server listens to. With an announced address (a machine behind address translation)
 * one socket of each protocol on all addresses; else one for each own address, UDP before TCP.
 */
export function listenInfos(port: number, announcedAddress: string | undefined): types.TransportListenInfo[] {
  const places =
    announcedAddress === undefined ? ownAddresses().map((ip) => ({ ip })) : [{ ip: '0.0.0.0', announcedAddress }]
  return [
    ...places.map((place) => ({
      ...place,
      protocol: 'udp' as const,
      port,
      sendBufferSize: SOCKET_BUFFER_BYTES,
      recvBufferSize: SOCKET_BUFFER_BYTES,
    })),
    ...places.map((place) => ({ ...place, protocol: 'tcp' as const, port })),
  ]
}

/**
 * A port that is free for UDP and TCP on all addresses at this moment.
 * @throws Error when twenty ports in a row are taken for one of the two
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await tryPort()
    if (port !== undefined) return port
  }
  throw new Error('No port is free for both UDP and TCP.')
}

/** Takes a TCP port that the kernel chooses and the UDP port of the same number, then lets go of both. */
async function tryPort(): Promise<number | undefined> {
  const server = createServer().listen(0, '0.0.0.0')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const socket = createSocket('udp4')
  try {
    socket.bind(port, '0.0.0.0')
    await once(socket, 'listening')
    return port
  } catch {
    return undefined
  } finally {
    socket.close()
    server.close()
    await once(server, 'close')
  }
}
