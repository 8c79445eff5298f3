// The desk of the chair and of the secretary.
import { DocumentView } from '../../features/document/document-view.tsx'
import { BridgePointList } from '../../features/floor/bridge-point-list.tsx'
import { FloorDesk } from '../../features/floor/floor-desk.tsx'
import { GrantKeys } from '../../features/floor/grant-keys.tsx'
import { UndoBar } from '../../features/floor/undo-bar.tsx'
import { EndSession } from '../../features/meeting/end-session.tsx'
import type { MeetingSlots } from '../../features/meeting/slots.ts'
import { RecordingControls } from '../../features/recording/recording-controls.tsx'
import { RollCallLine } from '../../features/roll-call/roll-call-line.tsx'
import { VoteDialog } from '../../features/vote/vote-dialog.tsx'
import { createStore } from '../../session/store.ts'
import { DeskAlerts } from './desk-alerts.tsx'
import type { DeskState } from './desk-pages.ts'
import { DeskTabs } from './desk-tabs.tsx'
import { DeskHeadLine } from './head-line.tsx'
import { OnlyTable, OnlyWide } from './only-wide.tsx'
import { SecondScreenButton } from './second-screen-button.tsx'

/** Lists on the left, what is to be done on the right, the stage between them as all see it. */
export function deskSlots(): MeetingSlots {
  const desk = createStore<DeskState>({ page: 'floor' })
  return {
    agenda: <DeskHeadLine />,
    line: <RollCallLine />,
    over: (
      <>
        <GrantKeys />
        <UndoBar />
      </>
    ),
    left: (
      <OnlyWide>
        <BridgePointList />
      </OnlyWide>
    ),
    under: (
      <OnlyWide>
        <FloorDesk />
      </OnlyWide>
    ),
    side: <DeskTabs store={desk} />,
    buttons: (
      <>
        <OnlyTable>
          <RecordingControls />
        </OnlyTable>
        <SecondScreenButton />
      </>
    ),
    last: <EndSession />,
    document: <DocumentView />,
    notices: (
      <>
        <DeskAlerts store={desk} />
        <VoteDialog />
      </>
    ),
  }
}
