// A second browser window that this page fills: with its own styles, without a connection of its own.

/** An open second window. */
export type SecondWindow = {
  readonly window: Window
  /** What is to be filled. */
  readonly root: HTMLElement
  /** Closes it; once it is closed, by us or by the person, nothing happens. */
  close(): void
}

/** The window is found again by its name, so that there is never a third one. */
const NAME = 'diem-cau-second-screen'
const FEATURES = 'popup,width=1280,height=720'

/**
 * Opens the window; to be called in answer to a press, or the browser blocks it.
 * @param title what stands in its head
 * @param closed called once, when the person closes it
 * @returns null when the browser does not allow it
 */
export function openSecondWindow(title: string, closed: () => void): SecondWindow | null {
  const second = window.open('', NAME, FEATURES)
  if (second === null || second.closed) return null
  const root = furnish(second.document, title)
  const stop = new AbortController()
  const { signal } = stop
  const end = () => {
    stop.abort()
    closed()
  }
  const follow = followStyles(second.document)
  signal.addEventListener('abort', follow)
  second.addEventListener('pagehide', end, { signal })
  const close = () => {
    stop.abort()
    second.close()
  }
  // Nothing fills it any more once the first page has gone.
  window.addEventListener('pagehide', close, { signal })
  return {
    window: second,
    root,
    close,
  }
}

function furnish(document: Document, title: string): HTMLElement {
  const own = globalThis.document.documentElement
  document.title = title
  for (const { name, value } of own.attributes) document.documentElement.setAttribute(name, value)
  document.head.querySelectorAll('style, link').forEach((one) => one.remove())
  const root = document.createElement('main')
  document.body.replaceChildren(root)
  document.body.dataset['surface'] = 'meeting'
  return root
}

/** Copies our styles, and those that are fetched later. */
function followStyles(document: Document): () => void {
  const copy = (node: Node) => {
    if (node instanceof HTMLStyleElement) document.head.append(node.cloneNode(true))
    if (node instanceof HTMLLinkElement && node.rel === 'stylesheet') {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      // Written out: the new window has no address of its own.
      link.href = node.href
      document.head.append(link)
    }
  }
  const { head } = globalThis.document
  head.childNodes.forEach(copy)
  const observer = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(copy)))
  observer.observe(head, { childList: true })
  return () => observer.disconnect()
}
