// Two bridge points in high definition: one with a camera of 1920 × 1080, one of 1280 × 720.
import { STAGE, enterLobby, join, joinMeeting, lobbyPicture, openSeat, tile } from './page.ts'
import type { Seat } from './page.ts'

/** Just so large that the stage asks for the full picture of 1080 lines; a larger one costs only more painting. */
const SCREEN = { context: { viewport: { width: 1440, height: 900 } } }

/** Both bridge points. */
export type HighDefinition = { readonly fullHd: Seat; readonly hd: Seat }

/** Starts both browsers; nothing is opened in them yet. Neither sits at the chair's desk, whose stage is smaller. */
export async function openHighDefinition(): Promise<HighDefinition> {
  const [fullHd, hd] = await Promise.all([openSeat(1, { height: 1080 }), openSeat(2, SCREEN)])
  return { fullHd, hd }
}

/** Both come into the meeting, the first with its whole picture. */
export async function joinInHighDefinition({ fullHd, hd }: HighDefinition, url: string): Promise<void> {
  await enterLobby(fullHd, url)
  await lobbyPicture(fullHd)
  await fullHd.page.getByText('Full HD (1080p)').click()
  await join(fullHd)
  await joinMeeting(hd, url)
}

/** Where the other's large picture stands. */
export function stageOf(other: Seat): string {
  return `${STAGE} ${tile(other)}`
}
