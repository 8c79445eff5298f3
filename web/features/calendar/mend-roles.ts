// The engine's roles, mended: it calls itself a table, but what stands in it are buttons without rows around them.

const WRONG = ['table', 'rowgroup', 'row', 'cell', 'columnheader', 'rowheader']
// An article may not be a button; it stays reachable, and Enter opens it as before.
const ARTICLES = 'article[role=button]'
const MARKED = WRONG.map((role) => `[role=${role}]`).join()

/** Takes the wrong roles away from what stands under an element and from what comes later; answers how to stop. */
export function mendRoles(host: HTMLElement): () => void {
  const mend = () => {
    for (const article of host.querySelectorAll(ARTICLES)) article.removeAttribute('role')
    for (const element of host.querySelectorAll(MARKED)) {
      for (const name of ['role', 'aria-colindex', 'aria-colspan']) element.removeAttribute(name)
      // Without its role a plain span may not be named; the name only repeats its text.
      element.querySelector(':scope > span[aria-label]')?.removeAttribute('aria-label')
    }
  }
  const observer = new MutationObserver(mend)
  observer.observe(host, { childList: true, subtree: true })
  mend()
  return () => observer.disconnect()
}
