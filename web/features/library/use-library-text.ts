// The library as a table of text: every recording that the filter lets through, not only those that are drawn.
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '#protocol'
import { askOffice } from '../../api/office.ts'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { wallOf } from '../../ui/days.ts'
import type { TextTable } from '../../ui/table-text.ts'
import { askedOf } from './library-filter.ts'
import type { LibraryFilter } from './library-filter.ts'

/** The function that fetches and writes it. */
export function useLibraryText(): (filter: LibraryFilter) => Promise<TextTable> {
  const { t } = useTranslation(['library', 'calendar'])
  const { units, officials } = useDirectoryNames()
  const columns = {
    title: (one) => one.title,
    opened: ({ openedAt }) => wallOf(openedAt).replace('T', ' '),
    closed: ({ closedAt }) => (closedAt === null ? '' : wallOf(closedAt).replace('T', ' ')),
    unit: ({ organiserId }) => units.get(organiserId)?.name ?? '',
    level: ({ level }) => t(`calendar:levels.${level}`),
    chair: ({ chairId }) => (chairId && officials.get(chairId)?.title) ?? '',
    seconds: ({ lengthMs }) => Math.round(lengthMs / 1_000),
    bytes: ({ bytes }) => bytes,
    gap: ({ gapMs }) => Math.round(gapMs / 1_000),
    damaged: ({ damagedMs }) => Math.round(damagedMs / 1_000),
    retention: ({ retention }) => t(`library:retentions.${retention}`),
    keepUntil: ({ keepUntil }) => (keepUntil === null ? '' : wallOf(keepUntil).slice(0, 10)),
    hold: ({ hold }) => hold?.reason ?? '',
    verified: ({ verified }) => (verified ? wallOf(verified.at).replace('T', ' ') : ''),
  } as const satisfies Record<string, (one: RecordingSummary) => string | number>
  return async (filter) => {
    const recordings: RecordingSummary[] = []
    for (let page = 0, more = true; more; page++) {
      const answer = await askOffice('recording.list', { ...askedOf(filter), page })
      recordings.push(...answer.recordings)
      more = answer.more
    }
    const names = Object.keys(columns)
    const head = names.map((name) => t(`library:csvColumns.${name as keyof typeof columns}`)) // the keys themselves
    return [head, ...recordings.map((one) => Object.values(columns).map((value) => value(one)))]
  }
}
