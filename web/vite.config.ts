// How the web is built and how it is served during development.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const server = process.env['DIEM_CAU_SERVER'] ?? 'http://localhost:3000'

/**
 * React Aria brings its few hidden words in thirty languages, none of them Vietnamese. English stays, as what it
 * falls back to; the others would only be carried to every bridge point.
 */
const onlyEnglishOfReactAria: Plugin = {
  name: 'only-english-of-react-aria',
  transform: (code, id) => {
    if (!/\/(react-aria|react-aria-components|react-stately)\/.*\/intlStrings\.mjs$/.test(id)) return null
    const english = /"([^"]*\/en-US\.mjs)"/.exec(code)?.[1]
    if (english === undefined) throw new Error(`${id} has no English words`)
    return { code: `import english from '${english}'\nexport default { 'en-US': english }`, map: null }
  },
}

/**
 * mediasoup-client brings along what its own tests and telephone apps need. Its index requires them without using
 * them: a browser takes none of it.
 */
const onlyBrowsersOfMediasoup: Plugin = {
  name: 'only-browsers-of-mediasoup',
  load: (id) =>
    /\/mediasoup-client\/lib\/(handlers\/(FakeHandler|ReactNative106)|test\/fakeParameters)\.js$/.test(id)
      ? 'module.exports = {}'
      : null,
}

/**
 * What pdf.js fetches by itself while it draws a page: its worker, the fonts that a PDF may leave out, character maps,
 * decoders that need no WebAssembly. They come from this very server, under an address that changes with the version.
 */
const filesOfPdfJs: Plugin = {
  name: 'files-of-pdf-js',
  generateBundle() {
    for (const [fileName, path] of pdfJsFiles()) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(path) })
    }
  },
  configureServer({ middlewares }) {
    const files = new Map(pdfJsFiles())
    middlewares.use((request, response, next) => {
      const path = files.get(request.url?.slice(1) ?? '')
      if (path === undefined) return next()
      // A module worker is taken only as a script.
      if (/\.m?js$/.test(extname(path))) response.setHeader('content-type', 'text/javascript')
      response.end(readFileSync(path))
    })
  },
}

/** Address below the root, and where the file lies. */
function pdfJsFiles(): [string, string][] {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
  const list = (folder: string, wanted: RegExp) =>
    readdirSync(join(dirname(manifest), folder))
      .filter((name) => wanted.test(name))
      .map((name): [string, string] => [`assets/pdfjs-${version}/${name}`, join(dirname(manifest), folder, name)])
  return [
    ...list('build', /^pdf\.worker\.min\.mjs$/),
    ...list('cmaps', /\.bcmap$/),
    ...list('standard_fonts', /\.(pfb|ttf)$/),
    ...list('wasm', /_nowasm_fallback\.js$/),
  ]
}

/** What the lobby and the meeting share with the office or with what is fetched after joining. */
const SHARED = [
  /\/web\/ui\/(button|choice|clock|control-button|dialog|full-message|key-cap|notice|page-keys|picture|select|skeleton)\.tsx?$/,
  /\/web\/ui\/(spinner|switch|time|use-meeting-key|use-media|use-now|use-seconds-since|use-title|video)\.tsx?$/,
  /\/web\/(api\/(call|http|office)|app\/when-idle|i18n\/use-refusal-text|session\/(live-context|names|store|use-store|word))\.tsx?$/,
  /\/signalling\/domain\/(floor|require-peer|roles|session|stage|state\/[a-z-]+)\.ts$/,
  /\/lucide-react\/dist\/esm\/icons\/(arrow-left|camera|camera-off|chevron-(left|right|down)|clock|door-open|hand|keyboard|landmark|log-in)\.mjs$/,
  /\/lucide-react\/dist\/esm\/icons\/(megaphone|mic|mic-off|presentation|rotate-cw|screen-share|screen-share-off|settings|user-round|users|volume-2|x)\.mjs$/,
]

function isShared(id: string): boolean {
  return SHARED.some((pattern) => pattern.test(id))
}

// Vite asks for a default export.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), onlyEnglishOfReactAria, onlyBrowsersOfMediasoup, filesOfPdfJs],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Every browser that can take part knows module preloading by itself.
    modulePreload: { polyfill: false },
    // The content security policy lets in no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few large files pack tighter than many small ones. Each holds only what is always fetched together.
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            { name: 'controls', test: isShared },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // The folder web/api is served under the same name; its files have an ending, addresses of the server do not.
      '^/api/(office/|sso/|documents/|minutes/|[a-z-]+\\.(csv|xlsx)$|[^.]*$)': server,
      '/socket.io': { target: server, ws: true },
    },
  },
})
