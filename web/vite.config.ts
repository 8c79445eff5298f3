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
  load: (id) =>
    /\/(react-aria|react-stately)\/.*\/intl\/.*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id)
      ? 'export default {}'
      : null,
}

// Vite asks for a default export.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), onlyEnglishOfReactAria],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy lets in no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      // The folder web/api is served under the same name; its files have an ending, addresses of the server do not.
      '^/api/(office/|sso/|documents/|[a-z-]+\\.(csv|xlsx)$|[^.]*$)': server,
      '/socket.io': { target: server, ws: true },
    },
  },
})
