// The one STUN message the handshake check sends: an ICE connectivity check that nominates its pair (RFC 8489, RFC 8445).
import { createHmac, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** The credentials of the ICE agent that is asked, and the asking agent's own user name fragment. */
export type IceCheck = {
  remoteUfrag: string
  remotePassword: string
  localUfrag: string
}

const BINDING_REQUEST = 0x0001
const MAGIC_COOKIE = 0x2112a442
const USERNAME = 0x0006
const MESSAGE_INTEGRITY = 0x0008
const PRIORITY = 0x0024
const USE_CANDIDATE = 0x0025
const FINGERPRINT = 0x8028
const ICE_CONTROLLING = 0x802a
/** RFC 8489, section 14.7. */
const FINGERPRINT_XOR = 0x5354554e
const HEADER_BYTES = 20
const INTEGRITY_BYTES = 24
const FINGERPRINT_BYTES = 8

/** The bytes of a binding request with USE-CANDIDATE, authenticated by the asked agent's password. */
export function bindingRequest(check: IceCheck): Buffer {
  const attributes = Buffer.concat([
    attribute(USERNAME, Buffer.from(`${check.remoteUfrag}:${check.localUfrag}`)),
    attribute(PRIORITY, uint32(0x6e0001ff)),
    attribute(ICE_CONTROLLING, randomBytes(8)),
    attribute(USE_CANDIDATE, Buffer.alloc(0)),
  ])
  const header = Buffer.concat([Buffer.alloc(4), uint32(MAGIC_COOKIE), randomBytes(12)])
  header.writeUInt16BE(BINDING_REQUEST, 0)

  // Each of the two closing attributes is computed over a header that already counts it.
  header.writeUInt16BE(attributes.length + INTEGRITY_BYTES, 2)
  const signed = Buffer.concat([header, attributes])
  const integrity = createHmac('sha1', check.remotePassword).update(signed).digest()
  const body = Buffer.concat([signed, attribute(MESSAGE_INTEGRITY, integrity)])
  body.writeUInt16BE(body.length - HEADER_BYTES + FINGERPRINT_BYTES, 2)
  return Buffer.concat([body, attribute(FINGERPRINT, uint32((crc32(body) ^ FINGERPRINT_XOR) >>> 0))])
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
