// Opening a document by what it is made of.
import { PaperFailed } from './paper.ts'
import type { Paper, PaperSource } from './paper.ts'

/**
 * Opens a document; what draws PDF is fetched with the first one.
 * @throws PaperFailed
 */
export async function openPaper(mediaType: string, source: PaperSource): Promise<Paper> {
  if (mediaType !== 'application/pdf') {
    const { openPicture } = await loaded(() => import('./picture-paper.ts'))
    return openPicture(source)
  }
  const { openPdf } = await loaded(() => import('./pdf-paper.ts'))
  return openPdf(source)
}

async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw new PaperFailed('line', error)
  }
}
