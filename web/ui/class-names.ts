// Joins the class names that apply.

/** The given class names without the empty ones, as one string. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
