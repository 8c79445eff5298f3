// Reloading a page that speaks another version than the server, but never in a circle.

const KEY = 'diem-cau.reloaded-at'
const NOT_AGAIN_WITHIN_MS = 60_000

/** Reloads the page; answers false when it was reloaded just now and that did not help. */
export function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(KEY) ?? 0)
  if (Date.now() - last < NOT_AGAIN_WITHIN_MS) return false
  sessionStorage.setItem(KEY, String(Date.now()))
  location.reload()
  return true
}
