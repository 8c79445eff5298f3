// Switching off the layers of a page's camera, as a browser does that runs short of time.
import type { BrowserContext, Page } from 'playwright-core'

/** Has the pages of a browser's profile keep their connections, so that `smallestLayerAlone` finds them. */
export async function keepConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept: RTCPeerConnection[] = []
    Object.assign(window, { kept })
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        kept.push(this)
      }
    }
  })
}

/** Has the camera send its smallest layer alone, or all again. */
export function smallestLayerAlone(page: Page, alone: boolean): Promise<void> {
  return page.evaluate(async (only) => {
    // As `keepConnections` left it there.
    const { kept } = window as unknown as { kept: RTCPeerConnection[] }
    for (const sender of kept.flatMap((connection) => connection.getSenders())) {
      const parameters = sender.getParameters()
      if (sender.track?.kind !== 'video' || parameters.encodings.length < 2) continue
      for (const encoding of parameters.encodings.slice(1)) encoding.active = !only
      await sender.setParameters(parameters)
    }
  }, alone)
}
