// The places of the meeting's screen that other features fill, by the role of who sits there.
import type { ReactNode } from 'react'

/** What stands in each place; empty places take no room. */
export type MeetingSlots = {
  /** In the header: the current item of the agenda. */
  readonly agenda?: ReactNode
  /** A line above the stage. */
  readonly line?: ReactNode
  /** Over the large picture, for a moment. */
  readonly over?: ReactNode
  /** Left of the stage, on wide screens. */
  readonly left?: ReactNode
  /** Below the stage. */
  readonly under?: ReactNode
  /** Right of the stage; below it on narrow screens. */
  readonly side?: ReactNode
  /** Above the bar of controls. */
  readonly floorBar?: ReactNode
  /** More controls in the bar. */
  readonly buttons?: ReactNode
  /** The last control of the bar, behind the way out. */
  readonly last?: ReactNode
  /** The document, drawn on the stage while one is shown. */
  readonly document?: ReactNode
  /** At the top of the large picture, one below the other: what must be seen at once; dialogs that come by themselves. */
  readonly notices?: ReactNode
}
