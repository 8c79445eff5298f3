// A PDF, drawn with pdf.js. The only file that imports it: fetched when the first PDF is shown.
import { GlobalWorkerOptions, TextLayer, getDocument, version } from 'pdfjs-dist'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { PaperFailed, troubleOfStatus } from './paper.ts'
import type { Paper, PaperSource } from './paper.ts'

/** Where our own server keeps what pdf.js fetches by itself; see the build. */
const FILES = `/assets/pdfjs-${version}/`
/** Fetched at once, bytes: few requests on a line with a long delay. */
const PART_BYTES = 256 * 1_024

/**
 * Opens a PDF. Only those parts are fetched that the pages to be drawn need.
 * @throws PaperFailed
 */
export async function openPdf({ url, headers, progress }: PaperSource): Promise<Paper> {
  GlobalWorkerOptions.workerSrc = `${FILES}pdf.worker.min.mjs`
  const loading = getDocument({
    url,
    httpHeaders: { ...headers },
    rangeChunkSize: PART_BYTES,
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: FILES,
    standardFontDataUrl: FILES,
    wasmUrl: FILES,
    // The content security policy lets in no WebAssembly; the decoders also come as plain scripts.
    useWasm: false,
  })
  loading.onProgress = ({ loaded }: { loaded: number }) => progress(loaded)
  // Nobody is asked for a password in front of the whole province.
  loading.onPassword = () => void loading.destroy()
  try {
    return paperOf(await loading.promise, () => void loading.destroy())
  } catch (error) {
    await loading.destroy()
    throw failed(error)
  }
}

function paperOf(pdf: PDFDocumentProxy, close: () => void): Paper {
  const viewOf = async (number: number, width: number) => {
    const page = await pdf.getPage(number)
    const { width: own } = page.getViewport({ scale: 1 })
    return { page, viewport: page.getViewport({ scale: width / own }) }
  }
  return {
    pages: pdf.numPages,
    close,
    sizeOf: (number) =>
      safely(async () => {
        const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
        return { width, height }
      }),
    draw: (number, widthPx) =>
      safely(async () => {
        const { page, viewport } = await viewOf(number, widthPx)
        const canvas = document.createElement('canvas')
        canvas.width = widthPx
        canvas.height = Math.max(1, Math.floor(viewport.height))
        await page.render({ canvas, viewport }).promise
        return canvas
      }),
    write: (number, widthCss, into) =>
      safely(async () => {
        const { page, viewport } = await viewOf(number, widthCss)
        into.replaceChildren()
        into.style.setProperty('--total-scale-factor', String(viewport.scale))
        await new TextLayer({ textContentSource: page.streamTextContent(), container: into, viewport }).render()
      }),
  }
}

async function safely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw failed(error)
  }
}

/** pdf.js names its exceptions; their classes are not all exported. */
function failed(error: unknown): PaperFailed {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return new PaperFailed('locked', error)
  if (name === 'InvalidPDFException') return new PaperFailed('unreadable', error)
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0
  return new PaperFailed(troubleOfStatus(status), error)
}
