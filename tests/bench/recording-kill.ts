// The recorder, the media worker and the server killed at random moments: what it costs a recording, whether what is left plays and is whole.
import { countFrom } from './bench.ts'
import type { Bench, Goal } from './bench.ts'
import { killInMeeting } from './recording-kill/meeting.ts'
import { killRecorder } from './recording-kill/recorder.ts'

/** At most the last second may be lost, s. */
const LOST_GOAL_S = 1

/** The benchmark; `BENCH_KILLS` kills of each, 20 by default. */
export const recordingKillBench: Bench = async (context) => {
  const count = countFrom('BENCH_KILLS', 20)
  const recorder = await killRecorder(context, count)
  const { recorder: recorderInMeeting, worker, server } = await killInMeeting(context, count)
  const victims = { recorder, recorderInMeeting, worker, server }
  const goals = Object.entries(victims).flatMap(([victim, { secondsLost, playable, chainsWhole }]): Goal[] => {
    const worst = Math.max(...Object.values(secondsLost).map((spread) => spread.worst))
    return [
      { sentence: `${victim}: at most ${LOST_GOAL_S} s lost (${worst} s)`, reached: worst <= LOST_GOAL_S },
      { sentence: `${victim}: every segment plays`, reached: playable },
      { sentence: `${victim}: every hash chain is whole after every kill`, reached: chainsWhole },
    ]
  })
  return { figures: victims, goals }
}
