// What the desk knows of itself.

/** Which page is open. */
export type DeskState = { readonly page: string }
