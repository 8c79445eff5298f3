// The doctor's look at https: at which addresses of this machine a browser hands out its camera.
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Config } from '../../config/load.ts'
import type { Finding } from './finding.ts'

const DAY_MS = 86_400_000
/** Long enough before its end to have a new certificate made. */
const EXPIRY_NOTICE_MS = 21 * DAY_MS

type WebSettings = Pick<Config, 'PORT' | 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>

/** The IPv4 addresses under which other machines reach this one. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

/**
 * Whether https is set up, and where cameras work. A browser gives a camera only to https or to localhost
 * (W3C Secure Contexts).
 */
export function cameraFindings(settings: WebSettings, addresses: readonly string[], now: number): Finding[] {
  const { PORT, TLS_CERT_FILE, TLS_KEY_FILE } = settings
  if (TLS_CERT_FILE === undefined || TLS_KEY_FILE === undefined) return withoutTls(PORT, addresses)
  try {
    const certificate = new X509Certificate(readFileSync(TLS_CERT_FILE))
    const fits = certificate.checkPrivateKey(createPrivateKey(readFileSync(TLS_KEY_FILE)))
    return withTls(PORT, addresses, certificate, fits, now)
  } catch (error) {
    const advice = 'TLS_CERT_FILE and TLS_KEY_FILE must name readable PEM files'
    return [{ mark: 'bad', name: 'https', fact: error instanceof Error ? error.message : String(error), advice }]
  }
}

function withoutTls(port: number, addresses: readonly string[]): Finding[] {
  const start = 'TLS_CERT_FILE=cert.pem TLS_KEY_FILE=key.pem npm start'
  const camera: Finding = { mark: 'ok', name: 'cameras', fact: `allowed at http://localhost:${port}` }
  if (addresses.length === 0) return [{ mark: 'warn', name: 'https', fact: 'not set up' }, camera]
  const others = addresses.map((address) => `http://${address}:${port}`).join(', ')
  return [
    { mark: 'warn', name: 'https', fact: 'not set up', advice: `for a trial: ${certificateCommand(addresses)}` },
    {
      mark: 'warn',
      name: 'cameras',
      fact: `${camera.fact}; not at ${others}: browsers give a camera only to https or localhost`,
      advice: `with a certificate: ${start}`,
    },
  ]
}

function withTls(
  port: number,
  addresses: readonly string[],
  certificate: X509Certificate,
  keyFits: boolean,
  now: number,
): Finding[] {
  const name = 'https'
  const until = certificate.validToDate
  const fact = `certificate of ${certificate.subject.replaceAll('\n', ', ')}, valid until ${until.toISOString().slice(0, 10)}`
  if (!keyFits) return [{ mark: 'bad', name, fact, advice: 'TLS_KEY_FILE is not the key of this certificate' }]
  if (until.getTime() < now) return [{ mark: 'bad', name, fact, advice: 'it has expired: get a new one' }]
  const advice = until.getTime() - now < EXPIRY_NOTICE_MS ? 'it expires soon: get a new one' : undefined
  const covered = ['localhost', ...addresses].filter((address) => isCovered(certificate, address))
  const rest = addresses.filter((address) => !covered.includes(address))
  const names = certificate.subjectAltName ?? 'no names'
  const hint = rest.length === 0 ? '' : `; at ${rest.join(', ')} browsers warn, the certificate does not name them`
  const at = covered.map((address) => `https://${address}:${port}`).join(', ') || `the certificate's names (${names})`
  return [
    { mark: advice === undefined ? 'ok' : 'warn', name, fact, advice },
    { mark: 'ok', name: 'cameras', fact: `allowed at ${at}${hint}` },
  ]
}

function isCovered(certificate: X509Certificate, address: string): boolean {
  const match = isIP(address) === 0 ? certificate.checkHost(address) : certificate.checkIP(address)
  return match !== undefined
}

/** The command that makes a key and a self-signed certificate for trials, naming localhost and `addresses`. */
export function certificateCommand(addresses: readonly string[]): string {
  const names = ['DNS:localhost', ...addresses.map((address) => `IP:${address}`)].join(',')
  return (
    'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 ' +
    `-keyout key.pem -out cert.pem -subj /CN=diem-cau -addext subjectAltName=${names}`
  )
}
