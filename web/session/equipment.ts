// What a page needs before it can join: the media engine with its codecs, and two certificates.
import { Device } from 'mediasoup-client'
import type { types } from 'mediasoup-client'
import type {
  Boot,
  DtlsParameters,
  Input,
  OpenedMedia,
  RtpCapabilities,
  TransportParameters,
  WebContract,
} from '#protocol'

/** Ready to join. */
export type Equipment = {
  readonly sendCodecs: readonly types.RtpCodecCapability[]
  /** What join and reopening tell the server: it can connect both transports in the same round trip. */
  readonly offer: Pick<Input<WebContract, 'media.open'>, 'rtpCapabilities' | 'dtls'>
  /** Makes both ends of what the server opened; its side is connected already. */
  connect(opened: OpenedMedia): { readonly send: types.Transport; readonly receive: types.Transport }
}

/**
 * Loads the media engine and makes the certificates.
 * @throws UnsupportedError of mediasoup-client when the browser cannot take part
 */
export async function prepareEquipment(boot: Boot): Promise<Equipment> {
  const device = await Device.factory()
  const [send, receive] = await Promise.all([
    makeCertificate(),
    makeCertificate(),
    loadCodecs(device, boot.rtpCapabilities),
  ])
  // What mediasoup-client says it can receive satisfies our narrower words: plain values, checked again by the server.
  const rtpCapabilities = device.recvRtpCapabilities as RtpCapabilities
  return {
    sendCodecs: device.sendRtpCapabilities.codecs ?? [],
    offer: { rtpCapabilities, dtls: { send: await dtlsOf(send), receive: await dtlsOf(receive) } },
    connect: (opened) => ({
      send: answerConnect(device.createSendTransport(transportOptions(opened.send, send))),
      receive: answerConnect(device.createRecvTransport(transportOptions(opened.receive, receive))),
    }),
  }
}

function loadCodecs(device: types.Device, capabilities: RtpCapabilities): Promise<void> {
  // Our words name header extensions as text, mediasoup-client as a closed list; the server's are from that list.
  return device.load({ routerRtpCapabilities: capabilities as types.RtpCapabilities })
}

function makeCertificate(): Promise<RTCCertificate> {
  // The DOM's types know only the general form; W3C webrtc-pc, section 4.9.2, names ECDSA on P-256.
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' }
  return RTCPeerConnection.generateCertificate(algorithm)
}

/** mediasoup-client takes the DTLS client's role unless the server insists otherwise. */
async function dtlsOf(certificate: RTCCertificate): Promise<DtlsParameters> {
  const own = certificate.getFingerprints?.() ?? []
  const fingerprints = own.length > 0 ? own.map(fingerprint) : await fingerprintsFromOffer(certificate)
  return { role: 'client', fingerprints: fingerprints.filter(({ value }) => value !== '') }
}

function fingerprint({ algorithm, value }: RTCDtlsFingerprint): DtlsParameters['fingerprints'][number] {
  // The server accepts the algorithms of RFC 8122 only and refuses any other.
  return { algorithm: (algorithm ?? 'sha-256') as 'sha-256', value: (value ?? '').toUpperCase() }
}

/** For browsers whose certificates do not tell their fingerprint: a throw-away offer does (RFC 8122, section 5). */
async function fingerprintsFromOffer(certificate: RTCCertificate): Promise<DtlsParameters['fingerprints']> {
  const connection = new RTCPeerConnection({ certificates: [certificate] })
  connection.createDataChannel('fingerprint')
  const offer = await connection.createOffer()
  connection.close()
  const found = [...(offer.sdp ?? '').matchAll(/^a=fingerprint:(\S+) ([0-9A-Fa-f:]+)/gm)]
  const unique = new Map(found.map(([, algorithm, value]) => [value, { algorithm, value }]))
  return [...unique.values()].map(fingerprint)
}

function transportOptions(far: TransportParameters, certificate: RTCCertificate): types.TransportOptions {
  return {
    id: far.transportId,
    iceParameters: far.iceParameters,
    iceCandidates: far.iceCandidates,
    dtlsParameters: far.dtlsParameters,
    additionalSettings: { certificates: [certificate] },
  }
}

function answerConnect(transport: types.Transport): types.Transport {
  transport.on('connect', (_local, done) => done())
  return transport
}
