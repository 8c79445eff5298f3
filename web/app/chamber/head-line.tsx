// The line in the head of every screen: whether the session is recorded, and the item of the agenda.
import { AgendaLine } from '../../features/agenda/agenda-line.tsx'
import { QuickPause } from '../../features/recording/quick-pause.tsx'
import { RecordingSign } from '../../features/recording/recording-sign.tsx'
import styles from './chamber.module.css'
import { useIsTelephone } from './wide.ts'

/** The sign before the agenda: whoever looks up sees it. */
export function HeadLine() {
  return (
    <div className={styles.headLine}>
      <RecordingSign />
      <AgendaLine />
    </div>
  )
}

/** The same of the desk, whose telephone has no room in its bar for the pause. */
export function DeskHeadLine() {
  const narrow = useIsTelephone()
  return (
    <div className={styles.headLine}>
      <RecordingSign />
      {narrow && <QuickPause />}
      <AgendaLine />
    </div>
  )
}
