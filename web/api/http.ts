// The page's start data.
import { call } from './call.ts'
import type { Boot } from '#protocol'

/** The start data: inside the page when the server delivered it, else asked for. */
export async function readBoot(): Promise<Boot> {
  const inline = document.getElementById('boot')?.textContent?.trim()
  // Written by our own server for this very page version; the handshake checks the version again.
  return inline?.startsWith('{') ? (JSON.parse(inline) as Boot) : call<Boot>('GET', '/api/boot')
}
