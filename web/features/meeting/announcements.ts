// What is read out to those who cannot watch the screen.
import type { PeerId } from '#protocol'
import type { PeerState, SessionState } from '#domain/session.ts'
import { namePeers } from '../../session/names.ts'

/** One sentence to read out; the names of the sentences stand in the texts. */
export type Announcement =
  | { readonly key: 'joined' | 'left' | 'dropped' | 'restored' | 'presenting'; readonly name: string }
  | { readonly key: 'stopped' | 'microphoneOpened' | 'microphoneClosed' }

/**
 * What changed between two states of a session that a listener should hear of. Of our own connection only the
 * microphone is told.
 */
export function announcementsOf(before: SessionState, after: SessionState, self: PeerId): Announcement[] {
  // Most of what happens in a session is of no concern here, and a large one has hundreds of names.
  if (before.peers === after.peers && before.presenter === after.presenter) return []
  const found: Announcement[] = []
  const names = namePeers(after)
  const earlier = new Map(before.peers.map((peer) => [peer.peerId, peer]))
  for (const peer of after.peers) {
    const old = earlier.get(peer.peerId)
    earlier.delete(peer.peerId)
    if (peer.peerId === self) found.push(...ownMicrophone(old, peer))
    else found.push(...otherPeer(old, peer, names.get(peer.peerId) ?? ''))
  }
  const formerNames = namePeers(before)
  for (const gone of earlier.keys()) if (gone !== self) found.push({ key: 'left', name: formerNames.get(gone) ?? '' })
  return [...found, ...presentation(before, after, names)]
}

function ownMicrophone(old: PeerState | undefined, now: PeerState): Announcement[] {
  if (old === undefined || old.microphone === now.microphone) return []
  return [{ key: now.microphone === 'open' ? 'microphoneOpened' : 'microphoneClosed' }]
}

function otherPeer(old: PeerState | undefined, now: PeerState, name: string): Announcement[] {
  if (old === undefined) return [{ key: 'joined', name }]
  if (old.line === now.line) return []
  return [{ key: now.line === 'dropped' ? 'dropped' : 'restored', name }]
}

function presentation(before: SessionState, after: SessionState, names: ReadonlyMap<PeerId, string>): Announcement[] {
  if (before.presenter === after.presenter) return []
  if (after.presenter === null) return [{ key: 'stopped' }]
  return [{ key: 'presenting', name: names.get(after.presenter) ?? '' }]
}
