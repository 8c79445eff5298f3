// Brings the texts of a session; asked for once the meeting is on the screen.
import { addTexts } from './i18n.ts'
import { chamberTexts } from './vi/chamber/index.ts'

/** Resolves when the session can speak. */
export function addChamberTexts(): Promise<void> {
  return addTexts(chamberTexts, () => import('./en/chamber/index.ts').then((english) => english.chamberTexts))
}
