// What lies in a frame that is too narrow for it.

/** A frame that scrolls is reached by keyboard (WCAG 2.1.1), and says what it holds by its label. */
export const SCROLLS = { tabIndex: 0, role: 'region' } as const
