// What a login may look like.

/** Whether the server would take it: letters, digits and `._@-`, two to a hundred of them, without spaces. */
export function isLogin(text: string): boolean {
  return /^[a-z0-9][a-z0-9._@-]{1,99}$/.test(text.trim().toLowerCase())
}
