// Finding items by their label and their detail, without diacritics.
import { matches } from '#domain/folded.ts'

/**
 * Answers the filter of a combo box. React Aria tells a filter nothing but the label, so the details of all items with
 * that label are looked up by it.
 */
export function filterItems(
  items: readonly { readonly label: string; readonly detail?: string | undefined }[],
): (label: string, typed: string) => boolean {
  const details = new Map<string, string>()
  for (const { label, detail = '' } of items) details.set(label, `${details.get(label) ?? ''} ${detail}`)
  return (label, typed) => matches(`${label} ${details.get(label) ?? ''}`, typed)
}
