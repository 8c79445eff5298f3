// The console's panel of the roll call.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matches } from '#domain/folded.ts'
import { isThere } from '#domain/roll-call.ts'
import type { RollCallEntry } from '#domain/roll-call.ts'
import { Choice } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { RollCallHead } from './roll-call-head.tsx'
import { RollCallRow } from './roll-call-row.tsx'
import styles from './roll-call.module.css'
import { useKeeps, useRollCall } from './use-roll-call.ts'

/** A guess before a row was measured, px. */
const ROW_PX = 104
const OVERSCAN = 6

/** Everybody invited, what is known of them, and what the secretary notes. */
export function RollCallPanel() {
  const { t } = useTranslation('rollCall')
  const rollCall = useRollCall()
  const keeps = useKeeps()
  const [search, setSearch] = useState('')
  const [show, setShow] = useState<'all' | 'missing'>('all')
  const entries = rollCall?.entries
  const shown = useMemo(
    () =>
      (entries ?? []).filter(
        (entry) => (show === 'all' || !isThere(entry.attendance)) && matches(entry.bridgePoint.name, search),
      ),
    [entries, show, search],
  )
  if (!rollCall) return null
  return (
    <div className={styles.panel}>
      <RollCallHead rollCall={rollCall} keeps={keeps} />
      <div className={styles.tools}>
        <SearchField label={t('search')} placeholder={t('searchHint')} value={search} onChange={setSearch} />
        <Choice
          label={t('show')}
          options={[
            { id: 'all', label: t('all') },
            { id: 'missing', label: t('missing') },
          ]}
          chosen={show}
          onChoose={setShow}
        />
      </div>
      {shown.length === 0 ? <p className={styles.soft}>{t('none')}</p> : <Entries entries={shown} keeps={keeps} />}
    </div>
  )
}

/** Only the rows in sight are drawn. */
function Entries({ entries, keeps }: { entries: readonly RollCallEntry[]; keeps: boolean }) {
  const { t } = useTranslation('rollCall')
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => entries[index]?.bridgePoint.id ?? index,
    overscan: OVERSCAN,
  })
  return (
    <div className={styles.scroller} ref={scroller}>
      <ul className={styles.entries} aria-label={t('list')} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const entry = entries[index]
          if (!entry) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className={styles.entry}
              style={{ transform: `translateY(${start}px)` }}
            >
              <div className={styles.card}>
                <RollCallRow entry={entry} keeps={keeps} />
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
