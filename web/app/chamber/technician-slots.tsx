// The place of the technician: who calls for help, and every bridge point's line.
import { HelpAlarm } from '../../features/chat/help-alarm.tsx'
import { DocumentView } from '../../features/document/document-view.tsx'
import { BridgePointList } from '../../features/floor/bridge-point-list.tsx'
import type { MeetingSlots } from '../../features/meeting/slots.ts'
import { createStore } from '../../session/store.ts'
import type { DeskState } from './desk-pages.ts'
import { HeadLine } from './head-line.tsx'
import { OnlyWide } from './only-wide.tsx'
import { TechnicianTabs } from './technician-tabs.tsx'

/** Calls for help beside the stage, the bridge points on the other side. */
export function technicianSlots(): MeetingSlots {
  const desk = createStore<DeskState>({ page: 'help' })
  return {
    agenda: <HeadLine />,
    notices: <HelpAlarm />,
    left: (
      <OnlyWide>
        <BridgePointList />
      </OnlyWide>
    ),
    side: <TechnicianTabs store={desk} />,
    document: <DocumentView />,
  }
}
