// What the desk must see at once, whichever page is open: who waits before the door, who calls for help, what ails the recording.
import { HelpAlarm } from '../../features/chat/help-alarm.tsx'
import { DoorAlert } from '../../features/door/door-alert.tsx'
import { RecordingTrouble } from '../../features/recording/recording-trouble.tsx'
import type { Store } from '../../session/store.ts'
import type { DeskState } from './desk-pages.ts'

/** One line each, at the top of the stage. */
export function DeskAlerts({ store }: { store: Store<DeskState> }) {
  return (
    <>
      <DoorAlert onShowAll={() => store.set({ page: 'door' })} />
      <HelpAlarm />
      <RecordingTrouble />
    </>
  )
}
