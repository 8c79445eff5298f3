// Proves that a media worker works: ICE, a real DTLS handshake by OpenSSL's client, then a producer and a consumer.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { run, runToEnd } from './run.ts'
import { bindingRequest } from './stun.ts'

/** A worker that does not do what it must; the message, without naming the binary, says at which point it failed. */
export class HandshakeFailed extends Error {}

/** Everything happens on this machine; a worker that needs longer than this is broken. */
const LIMIT_MS = 10_000
const STUN_REPEAT_MS = 200
const LOCAL_UFRAG = 'setup'
/** The worker's own exit code for being started by anything but its Node library. */
const NOT_MY_PARENT = 41
const LOOPBACK = '127.0.0.1'

const OPUS: types.RouterRtpCodecCapability = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }

/**
 * Starts the worker at `binary`, connects to it as a browser would and lets it forward a track.
 * @throws HandshakeFailed when the worker cannot be started, dies, or is not done within 10 s.
 */
export async function checkHandshake(binary: string): Promise<void> {
  const limit = AbortSignal.timeout(LIMIT_MS)
  await checkRuns(binary, limit)
  const worker = await createWorker({ workerBin: binary, logLevel: 'error' }).catch((error: unknown) => {
    throw new HandshakeFailed(`it does not start as a media worker: ${messageOf(error)}`)
  })
  // Ends what still waits when the worker has died meanwhile.
  const over = new AbortController()
  const signal = AbortSignal.any([limit, over.signal])
  try {
    await Promise.race([death(worker), expiry(limit), connectAndForward(worker, signal)])
  } finally {
    over.abort()
    worker.close()
  }
}

/** Any other program, and a worker whose libraries are missing here, betrays itself by its exit code. */
async function checkRuns(binary: string, signal: AbortSignal): Promise<void> {
  const env = { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH }
  const ended = await runToEnd(binary, [], { env, signal }).catch((error: unknown) => {
    throw new HandshakeFailed(`it does not run: ${messageOf(error)}`)
  })
  if (ended.code === NOT_MY_PARENT) return
  const words = ended.output === '' ? '' : `: ${ended.output}`
  throw new HandshakeFailed(`it is no media worker for this machine, exit code ${ended.code}${words}`)
}

async function death(worker: types.Worker): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  worker.once('died', (error) => reject(new HandshakeFailed(`it died: ${error.message}`)))
  return promise
}

async function expiry(limit: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const fail = () => reject(new HandshakeFailed(`it was not done within ${LIMIT_MS / 1000} s`))
  limit.addEventListener('abort', fail)
  return promise
}

async function connectAndForward(worker: types.Worker, signal: AbortSignal): Promise<void> {
  const router = await worker.createRouter({ mediaCodecs: [OPUS] })
  const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: LOOPBACK }] })
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-handshake-'))
  const socket = createSocket('udp4')
  try {
    const certificate = await createCertificate(folder)
    await connect(transport, socket, certificate, signal)
    await forward(router, transport)
  } finally {
    socket.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Certificate = {
  keyFile: string
  certificateFile: string
  /** SHA-256, as DTLS parameters carry it. */
  fingerprint: string
}

async function createCertificate(folder: string): Promise<Certificate> {
  const keyFile = join(folder, 'key.pem')
  const certificateFile = join(folder, 'certificate.pem')
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const files = ['-keyout', keyFile, '-out', certificateFile]
  await run('openssl', ['req', '-x509', ...curve, ...files, '-subj', '/CN=diem-cau-setup', '-days', '2'])
  const { fingerprint256 } = new X509Certificate(await readFile(certificateFile))
  return { keyFile, certificateFile, fingerprint: fingerprint256 }
}

/** Becomes the transport's ICE peer from `socket`, then lets OpenSSL's client speak DTLS through that same socket. */
async function connect(
  transport: types.WebRtcTransport,
  socket: Socket,
  certificate: Certificate,
  signal: AbortSignal,
): Promise<void> {
  const candidate = transport.iceCandidates[0]
  if (candidate === undefined) throw new HandshakeFailed('it offers no ICE candidate')
  socket.bind(0, LOOPBACK)
  await once(socket, 'listening', { signal })
  await transport.connect({
    dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: certificate.fingerprint }] },
  })

  const request = bindingRequest({
    remoteUfrag: transport.iceParameters.usernameFragment,
    remotePassword: transport.iceParameters.password,
    localUfrag: LOCAL_UFRAG,
  })
  const ask = () => socket.send(request, candidate.port, LOOPBACK)
  const asking = setInterval(ask, STUN_REPEAT_MS)
  ask()
  try {
    await until(() => isIceConnected(transport), 'icestatechange', transport, signal)
  } finally {
    clearInterval(asking)
  }
  await handshake(transport, socket, candidate.port, certificate, signal)
}

async function handshake(
  transport: types.WebRtcTransport,
  socket: Socket,
  workerPort: number,
  certificate: Certificate,
  signal: AbortSignal,
): Promise<void> {
  const relay = createRelay(socket, workerPort)
  const client = startDtlsClient(socket.address().port, certificate)
  try {
    await until(() => transport.dtlsState === 'connected', 'dtlsstatechange', transport, signal)
  } finally {
    relay.close()
    client.kill()
  }
}

/** Passes DTLS records between the worker and the DTLS client; the worker's STUN answers stay here. */
function createRelay(socket: Socket, workerPort: number): { close: () => void } {
  let clientPort: number | undefined
  const pass = (message: Buffer, from: { port: number }) => {
    const isDtls = (message[0] ?? 0) >= 20
    if (from.port !== workerPort) {
      clientPort = from.port
      socket.send(message, workerPort, LOOPBACK)
    } else if (isDtls && clientPort !== undefined) {
      socket.send(message, clientPort, LOOPBACK)
    }
  }
  socket.on('message', pass)
  // What arrives at a client that has just been ended comes back as an error of the socket.
  socket.on('error', () => undefined)
  return { close: () => socket.off('message', pass) }
}

function startDtlsClient(port: number, certificate: Certificate): ChildProcess {
  const identity = ['-cert', certificate.certificateFile, '-key', certificate.keyFile]
  const profiles = ['-use_srtp', 'SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_80']
  const client = spawn(
    'openssl',
    ['s_client', '-dtls1_2', '-connect', `${LOOPBACK}:${port}`, ...identity, ...profiles],
    {
      // The client ends when its input ends, so it gets one that stays open.
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  client.on('error', () => undefined)
  return client
}

function isIceConnected(transport: types.WebRtcTransport): boolean {
  return transport.iceState === 'connected' || transport.iceState === 'completed'
}

async function until(
  holds: () => boolean,
  event: 'icestatechange' | 'dtlsstatechange',
  transport: types.WebRtcTransport,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => {
    if (holds()) resolve()
  }
  transport.on(event, look)
  look()
  await Promise.race([promise, once(signal, 'abort')])
  transport.off(event, look)
  signal.throwIfAborted()
}

/** A worker of another version connects all right and fails here. */
async function forward(router: types.Router, transport: types.WebRtcTransport): Promise<void> {
  const codec = { mimeType: OPUS.mimeType, clockRate: OPUS.clockRate, channels: 2, payloadType: 111 }
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: { codecs: [codec], encodings: [{ ssrc: 1111 }], rtcp: { cname: LOCAL_UFRAG } },
  })
  const receiver = await router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: LOOPBACK } })
  const consumer = await receiver.consume({ producerId: producer.id, rtpCapabilities: router.rtpCapabilities })
  await consumer.getStats()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
