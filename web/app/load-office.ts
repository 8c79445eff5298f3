// The office, fetched when it is needed: what joins a meeting carries nothing of it.

let speaking: Promise<void> | null = null

/** Resolves when the office's texts are there. */
export function loadOfficeTexts(): Promise<void> {
  speaking ??= import('../i18n/office-texts.ts').then(({ addOfficeTexts }) => addOfficeTexts())
  return speaking
}

/** The office with its words. */
export async function loadOffice() {
  const [{ Office }] = await Promise.all([import('./office/office.tsx'), loadOfficeTexts()])
  return { default: Office }
}
