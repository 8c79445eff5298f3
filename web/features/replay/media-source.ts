// Media sources of the browser, whichever of their two forms it has (W3C Media Source Extensions 2).

/** Safari on telephones has only the managed one, and its types are not in TypeScript's library yet. */
type Managed = { readonly ManagedMediaSource?: typeof MediaSource }

/** What makes media sources; null where the browser has none and plays only whole streams. */
export function mediaSourceClass(): typeof MediaSource | null {
  // A border: what the browser offers is looked up under its names.
  const scope = globalThis as Managed & { readonly MediaSource?: typeof MediaSource }
  return scope.ManagedMediaSource ?? scope.MediaSource ?? null
}

/** The media type of a recorded track. @param codec RFC 6381 */
export function mediaType(kind: 'audio' | 'video', codec: string): string {
  return `${kind}/mp4; codecs="${codec}"`
}

/** Longer than any session, s: an element refuses to go beyond the length of its source. */
const LENGTH_S = 7 * 24 * 3_600

/** Opens a source in an element, ready to be filled. */
export function openSource(element: HTMLMediaElement): { readonly opened: Promise<MediaSource>; close(): void } {
  const Source = mediaSourceClass()
  if (Source === null) throw new Error('no media sources')
  const source = new Source()
  const url = URL.createObjectURL(source)
  // Safari opens a managed source only where the picture cannot be sent to another screen.
  element.disableRemotePlayback = true
  element.src = url
  const opened = new Promise<MediaSource>((resolve) => {
    const ready = () => {
      source.duration = LENGTH_S
      resolve(source)
    }
    source.addEventListener('sourceopen', ready, { once: true })
  })
  const close = () => {
    URL.revokeObjectURL(url)
    element.removeAttribute('src')
    element.load()
  }
  return { opened, close }
}

/** Does something to a buffer and waits until it is done. @throws Error when the buffer refuses it */
export function settled(buffer: SourceBuffer, act: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (settle: () => void) => () => {
      buffer.removeEventListener('updateend', done)
      buffer.removeEventListener('error', failed)
      settle()
    }
    const done = over(resolve)
    const failed = over(() => reject(new Error('the buffer refused')))
    buffer.addEventListener('updateend', done)
    buffer.addEventListener('error', failed)
    try {
      act()
      // A removed buffer, or nothing to do.
      if (!buffer.updating) done()
    } catch (error) {
      over(() => reject(error instanceof Error ? error : new Error('the buffer refused', { cause: error })))()
    }
  })
}
