// A replay as the server tells it; while the session goes on, what has come since is added.
import { useEffect, useState } from 'react'
import type { Refusal, Replay, SessionId } from '#protocol'
import { askOffice } from '../../api/office.ts'
import { useOffice } from '../../api/use-office.ts'
import { pause } from '../../session/backoff.ts'

/** How often a session that goes on is asked for what has come, ms. */
const AGAIN_MS = 2_000

/** What is known of a replay: with all events from the opening on. */
export type KnownReplay = {
  readonly replay: Replay | null
  readonly refusal: Refusal | null
  readonly again: () => void
}

/** Reads a replay and follows it. */
export function useReplay(id: SessionId): KnownReplay {
  const first = useOffice('replay.read', { id, after: 0 }, { staleTime: Infinity, gcTime: 0 })
  const begin = first.data
  const [grown, setGrown] = useState<{ readonly of: Replay; readonly replay: Replay } | null>(null)
  useEffect(() => {
    if (!begin?.live) return
    const ending = new AbortController()
    void follow(begin, ending.signal, (replay) => setGrown({ of: begin, replay }))
    return () => ending.abort()
  }, [begin])
  // What has grown out of an earlier reading is forgotten with it.
  const replay = grown !== null && grown.of === begin ? grown.replay : (begin ?? null)
  return { replay, refusal: replay === null ? first.error : null, again: () => void first.refetch() }
}

async function follow(begin: Replay, signal: AbortSignal, tell: (replay: Replay) => void): Promise<void> {
  let known = begin
  while (known.live && !signal.aborted) {
    await pause(AGAIN_MS, signal)
    const after = known.events.at(-1)?.seq ?? 0
    const more = await askOffice('replay.read', { id: begin.sessionId, after }, signal).catch(() => null)
    if (more === null || signal.aborted) continue
    known = grown(known, more, after)
    tell(known)
  }
}

/** What has not changed stays the same object: what is read from it need not be read again. */
function grown({ events, cues, transcripts }: Replay, more: Replay, after: number): Replay {
  const fresh = more.events.filter(({ seq }) => seq > after)
  const isSaidAnew = JSON.stringify(transcripts) !== JSON.stringify(more.transcripts)
  return {
    ...more,
    events: fresh.length === 0 ? events : [...events, ...fresh],
    cues: isSaidAnew ? more.cues : cues,
  }
}
