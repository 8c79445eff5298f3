// Which lines of the audit trail are looked at, as the address of the page keeps it.
import { addDays, instantOf, isDay } from '../../ui/days.ts'

/** From one day to another, both included, `YYYY-MM-DD`; empty for no limit. */
export type AuditFilter = { readonly from: string; readonly to: string; readonly text: string }

/** The filter that an address holds; what makes no sense in it is left out. */
export function filterOf(search: URLSearchParams): AuditFilter {
  const day = (name: string) => {
    const text = search.get(name) ?? ''
    return isDay(text) ? text : ''
  }
  return { from: day('from'), to: day('to'), text: (search.get('text') ?? '').slice(0, 200) }
}

/** The filter as an address keeps it. */
export function searchOf(filter: AuditFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
}

/** The span in epoch ms: the last day counts to its end. */
export function spanOf({ from, to }: AuditFilter): { from?: number; to?: number } {
  return {
    ...(from !== '' && { from: instantOf(from) }),
    ...(to !== '' && { to: instantOf(addDays(to, 1)) }),
  }
}

/** The address of the same lines as a file. */
export function exportPath(filter: AuditFilter): string {
  const { from, to } = spanOf(filter)
  const query = new URLSearchParams()
  if (from !== undefined) query.set('from', String(from))
  if (to !== undefined) query.set('to', String(to))
  if (filter.text !== '') query.set('text', filter.text)
  const text = query.toString()
  return text === '' ? '/api/audit.csv' : `/api/audit.csv?${text}`
}
