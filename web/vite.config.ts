// How the web is built and how it is served during development.
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

// Vite asks for a default export.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), onlyEnglishOfReactAria, onlyBrowsersOfMediasoup],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy lets in no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few large files pack tighter than many small ones. Each holds only what is always fetched together.
          groups: [
            { name: 'start', tags: ['$initial'], priority: 1 },
            { name: 'controls', test: /\/web\/ui\/(choice|select|switch)\.tsx$/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // The folder web/api is served under the same name; its files have an ending, addresses of the server do not.
      '^/api/(office/|sso/|documents/|[a-z-]+\\.(csv|xlsx)$|[^.]*$)': server,
      '/socket.io': { target: server, ws: true },
    },
  },
})
