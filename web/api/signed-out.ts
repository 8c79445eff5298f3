// Tells whoever draws the page that the server no longer knows the person in front of it.
import { Refusal } from '#protocol'

const watchers = new Set<() => void>()

/** Calls back whenever a request was refused for want of signing in; answers how to stop. */
export function watchSignedOut(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Passes on what a request answers, and tells the watchers when it was refused for want of signing in. */
export async function noticeSignedOut<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-signed-in') for (const watcher of watchers) watcher()
    throw error
  }
}
