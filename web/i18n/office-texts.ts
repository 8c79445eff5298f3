// Brings the office's texts; asked for by the office before it is drawn.
import { addTexts } from './i18n.ts'
import { officeTexts } from './vi/office/index.ts'

/** Resolves when the office can speak. */
export function addOfficeTexts(): Promise<void> {
  return addTexts(officeTexts, () => import('./en/office/index.ts').then((english) => english.officeTexts))
}
