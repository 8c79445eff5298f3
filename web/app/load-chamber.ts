// The chamber, fetched after the first picture: what joins a meeting waits for none of it.

/** What stands around the stage, with its words. */
export async function loadChamber() {
  const [{ chamberSlots }, { addChamberTexts }] = await Promise.all([
    import('./chamber/chamber-slots.tsx'),
    import('../i18n/chamber-texts.ts'),
  ])
  await addChamberTexts()
  return chamberSlots
}
