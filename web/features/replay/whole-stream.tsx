// The stage as one stream, for browsers that have no media sources and play only whole streams (HLS).
import type { Replay } from '#protocol'
import styles from './stage.module.css'
import { stageUrl } from './track-source.ts'
import { Watermark } from './watermark.tsx'

/** The browser's own player with the viewer's name over it: no lanes, no choice of pictures. */
export function WholeStream({ replay }: { replay: Replay }) {
  return (
    <div className={styles.stage} data-surface="meeting">
      {/* Words come with the transcript, if there is one, in the page of browsers that can show it. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video className={styles.whole} src={stageUrl(replay.sessionId)} controls playsInline />
      <Watermark text={replay.watermark} />
    </div>
  )
}
