// The version of the wire between the page and the server.

/** Bumped on every change of the wire; a page with another version reloads itself. */
export const PROTOCOL_VERSION = 3
