// Where somebody was going before they had to sign in.

/** The wanted path when it is one of this very site; the start page else. */
export function wayBack(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith('/')) return '/'
  const url = new URL(wanted, 'http://here')
  const stays = url.origin === 'http://here' && !url.pathname.startsWith('//') && url.pathname !== '/sign-in'
  return stays ? url.pathname + url.search + url.hash : '/'
}
