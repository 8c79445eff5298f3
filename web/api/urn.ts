// Bringing a secret paper to the urn as nobody in particular.
import type { Reply, UrnPaper } from '#protocol'
import { take } from './call.ts'

/**
 * Puts a paper into the urn; putting the same one in again changes nothing. Sent without cookie and referrer, so that
 * the request itself does not say whose paper it is.
 * @throws Refusal `node-unreachable` when there is no answer: the paper may lie in the urn or not
 */
export async function putIntoUrn(paper: UrnPaper): Promise<void> {
  const response = await fetch('/api/urn', {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(paper),
  }).catch(() => undefined)
  const reply: Reply<null> | undefined = await response?.json().catch(() => undefined)
  take(reply)
}
