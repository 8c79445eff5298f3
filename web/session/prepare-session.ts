// Everything that can be ready before the person clicks "join": the line, the media engine, the certificates.
import type { Boot, Input, WebContract } from '#protocol'
import type { Devices } from './device-state.ts'
import { prepareEquipment } from './equipment.ts'
import { createLiveSession } from './live-session.ts'
import type { LiveSession } from './live-state.ts'
import { reloadOnce } from './reload.ts'
import { NOBODY, openSignal } from './signal.ts'

/** What is needed to prepare. */
export type PrepareOptions = {
  readonly boot: Boot
  /** A seat's ticket; the same one after a reload takes the same seat again. */
  readonly ticket: string
  readonly devices: Devices
  /** What the first screen will look like, heights in device pixels. */
  readonly firstView: Input<WebContract, 'session.join'>['view']
}

/** Ready to join in one round trip. */
export type PreparedSession = {
  /** Joins; the live session starts in phase `joining`. Later calls answer the same session. */
  join(): LiveSession
  /** Lets everything go when nobody joined; a live session is left with its own `leave`. */
  close(): void
}

/** Opens the line and prepares the media engine; a page of another version than the server reloads itself. */
export function prepareSession({ boot, ticket, devices, firstView }: PrepareOptions): PreparedSession {
  const signal = openSignal({ ticket })
  const equipment = prepareEquipment(boot)
  // Whoever joins hears of a failure; nobody needs to before.
  equipment.catch(() => {})
  signal.attend({ ...NOBODY, refused: ({ code }) => void (code === 'protocol-mismatch' && reloadOnce()) })
  let live: LiveSession | undefined

  return {
    join: () => (live ??= createLiveSession({ signal, equipment, devices, firstView })),
    close() {
      if (!live) signal.close()
    },
  }
}
