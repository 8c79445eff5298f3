// The screens of those who do not lead: the stage fills them, the rest comes when it is called.
import { HelpButton } from '../../features/chat/help-button.tsx'
import { DocumentView } from '../../features/document/document-view.tsx'
import { FloorBar } from '../../features/floor/floor-bar.tsx'
import type { MeetingSlots } from '../../features/meeting/slots.ts'
import { VoteDialog } from '../../features/vote/vote-dialog.tsx'
import { createStore } from '../../session/store.ts'
import { HeadLine } from './head-line.tsx'
import { SecondScreenButton } from './second-screen-button.tsx'
import { SideButton, SidePanel } from './side-panel.tsx'
import type { SideState } from './side-panel.tsx'

/** A bridge point: the floor above the bar, a panel that opens from it, the vote when there is one. */
export function screenSlots(): MeetingSlots {
  const side = createStore<SideState>({ open: false, page: 'agenda' })
  return {
    agenda: <HeadLine />,
    floorBar: <FloorBar />,
    side: <SidePanel store={side} />,
    buttons: (
      <>
        <SideButton store={side} />
        <SecondScreenButton />
        <HelpButton />
      </>
    ),
    document: <DocumentView />,
    notices: <VoteDialog />,
  }
}

/** An observer: everything to see, nothing to do. */
export function observerSlots(): MeetingSlots {
  return {
    agenda: <HeadLine />,
    document: <DocumentView />,
    buttons: <SecondScreenButton />,
    notices: <VoteDialog />,
  }
}
