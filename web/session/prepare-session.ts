// Everything that can be ready before the person clicks "join": the line, the media engine, the media itself.
import type { Boot, Input, WebContract } from '#protocol'
import type { Devices } from './device-state.ts'
import { prepareEquipment } from './equipment.ts'
import { standBy } from './live-session.ts'
import type { PreparedSession } from './live-state.ts'
import { openSignal } from './signal.ts'

/** What is needed to prepare. */
export type PrepareOptions = {
  readonly boot: Boot
  /** A seat's ticket; the same one after a reload takes the same seat again. */
  readonly ticket: string
  readonly devices: Devices
  /** What the first screen will look like, heights in device pixels. */
  readonly firstView: Input<WebContract, 'session.join'>['view']
}

/** Opens the line and the media, which stays silent; a page of another version than the server reloads itself. */
export function prepareSession({ boot, ticket, devices, firstView }: PrepareOptions): PreparedSession {
  const signal = openSignal({ ticket })
  const equipment = prepareEquipment(boot)
  // Whoever joins hears of a failure; nobody needs to before.
  equipment.catch(() => {})
  return standBy({ signal, ticket, equipment, devices, firstView })
}
