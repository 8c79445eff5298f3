// A picture as a document of one page.
import { PaperFailed, troubleOfStatus } from './paper.ts'
import type { Paper, PaperSource } from './paper.ts'

/**
 * Opens a PNG or JPEG.
 * @throws PaperFailed
 */
export async function openPicture(source: PaperSource): Promise<Paper> {
  const blob = await fetchBlob(source)
  const picture = await createImageBitmap(blob).catch((error: unknown) => {
    throw new PaperFailed('unreadable', error)
  })
  const { width, height } = picture
  return {
    pages: 1,
    sizeOf: async () => ({ width, height }),
    async draw(_page, widthPx) {
      const canvas = document.createElement('canvas')
      canvas.width = widthPx
      canvas.height = Math.max(1, Math.floor((height * widthPx) / width))
      const pen = canvas.getContext('2d')
      if (!pen) throw new PaperFailed('unreadable')
      pen.imageSmoothingQuality = 'high'
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return canvas
    },
    // A picture has no words.
    write: async (_page, _width, into) => into.replaceChildren(),
    close: () => picture.close(),
  }
}

async function fetchBlob({ url, headers, progress }: PaperSource): Promise<Blob> {
  try {
    const response = await fetch(url, { headers })
    if (!response.ok) throw new PaperFailed(troubleOfStatus(response.status))
    const counted = response.body?.pipeThrough(counting(progress))
    return await new Response(counted, {
      headers: { 'content-type': response.headers.get('content-type') ?? '' },
    }).blob()
  } catch (error) {
    throw error instanceof PaperFailed ? error : new PaperFailed('line', error)
  }
}

function counting(
  progress: (bytes: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      progress(bytes)
      controller.enqueue(chunk)
    },
  })
}
