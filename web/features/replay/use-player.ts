// The player of a page, and the model that it plays.
import { useEffect, useMemo, useState } from 'react'
import type { Replay } from '#protocol'
import { ReplayPlayer } from './player.ts'
import { modelOf, toldBy } from './replay-model.ts'
import type { ReplayModel } from './replay-model.ts'

/** A player for a replay that is known already, beginning at a moment. It is closed with the page. */
export function usePlayer(replay: Replay, atMs: number | null): { model: ReplayModel; player: ReplayPlayer | null } {
  const { events, tracks, cues, nowMs, live, sessionId } = replay
  // The tracks of a session that goes on grow with every reading, its journal only now and then.
  const told = useMemo(() => toldBy(events, cues), [events, cues])
  const model = useMemo(() => modelOf(told, { tracks, nowMs }), [told, tracks, nowMs])
  const [player, setPlayer] = useState<ReplayPlayer | null>(null)
  const isPlayable = model.beginMs !== null
  useEffect(() => {
    if (!isPlayable) return
    const opened = new ReplayPlayer(sessionId, model, atMs ?? model.beginMs ?? 0, live)
    setPlayer(opened)
    return () => {
      opened.close()
      setPlayer(null)
    }
    // One player for one session: what it plays grows below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [sessionId, isPlayable])
  useEffect(() => player?.follow(model, live), [player, model, live])
  return { model, player }
}
