// The console's list of bridge points: who is there, who asks, whose line is bad; one press gives the floor.
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BridgePointId } from '#protocol'
import { roleMay } from '#domain/roles.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './bridge-point-list.module.css'
import { PointFilters } from './point-filters.tsx'
import { PointLines } from './point-lines.tsx'
import { PointMenu } from './point-menu.tsx'
import { canSpeak, listLines, narrowed, pointRows } from './point-rows.ts'
import type { PointFilter, PointGroup, PointRow } from './point-rows.ts'
import { useDirects, useFloor } from './use-floor.ts'

/** All bridge points, grouped, searched without diacritics, narrowed to those that need something. */
export function BridgePointList() {
  const { t } = useTranslation('floor')
  const rows = usePointRows()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<PointFilter>('all')
  const [folded, setFolded] = useState<ReadonlySet<PointGroup>>(new Set())
  const shown = useMemo(() => narrowed(rows, filter, search), [rows, filter, search])
  const lines = useMemo(() => listLines(shown, folded), [shown, folded])
  const fold = (group: PointGroup) => {
    const others = [...folded].filter((one) => one !== group)
    setFolded(new Set(folded.has(group) ? others : [...others, group]))
  }
  const acts = usePointActs(rows)
  return (
    <section className={styles.panel} aria-label={t('points.title')}>
      <SearchField
        label={t('points.search')}
        placeholder={t('points.searchHint')}
        value={search}
        onChange={setSearch}
      />
      <PointFilters rows={rows} chosen={filter} onChoose={setFilter} />
      {lines.length === 0 && <p className={styles.none}>{t('points.none')}</p>}
      <PointLines lines={lines} onFold={fold} onPress={acts.press} onMenu={acts.openMenu} />
      {acts.menu && (
        <PointMenu
          row={acts.menu}
          anchor={acts.anchor}
          onClose={acts.closeMenu}
          onRemove={() => acts.menu && acts.askRemoval(acts.menu)}
        />
      )}
      {acts.removing && <Removal row={acts.removing} onClose={acts.closeRemoval} />}
    </section>
  )
}

function usePointRows(): readonly PointRow[] {
  const live = useLive()
  const quality = useStore(live.store, (state) => state.quality)
  const bridgePoints = useSession((session) => session.bridgePoints)
  const peers = useSession((session) => session.peers)
  const floor = useSession((session) => session.floor)
  const rollCall = useSession((session) => session.rollCall)
  return useMemo(
    () =>
      bridgePoints && peers && floor && rollCall ? pointRows({ bridgePoints, peers, floor, rollCall }, quality) : [],
    [bridgePoints, peers, floor, rollCall, quality],
  )
}

/** What a press on a row does, and which menu or question is open. */
function usePointActs(rows: readonly PointRow[]) {
  const live = useLive()
  const directs = useDirects()
  const mode = useFloor()?.mode
  const anchor = useRef<HTMLElement>(null)
  const [menuOf, setMenuOf] = useState<BridgePointId | null>(null)
  const [removing, setRemoving] = useState<PointRow | null>(null)
  const openMenu = (row: PointRow, element: Element) => {
    if (!directs || !(element instanceof HTMLElement)) return
    anchor.current = element
    setMenuOf(row.point.id)
  }
  return {
    anchor,
    menu: rows.find((row) => row.point.id === menuOf) ?? null,
    removing,
    openMenu,
    closeMenu: () => setMenuOf(null),
    askRemoval: setRemoving,
    closeRemoval: () => setRemoving(null),
    /** Gives the floor to who can have it; else shows what else can be done. */
    press(row: PointRow, element: Element) {
      if (directs && mode !== 'open' && canSpeak(row)) void live.ask('floor.grant', { bridgePointId: row.point.id })
      else openMenu(row, element)
    },
  }
}

function Removal({ row, onClose }: { row: PointRow; onClose: () => void }) {
  const { t } = useTranslation('floor')
  const { t: common } = useTranslation('common')
  const live = useLive()
  const remove = () => {
    for (const { peerId, role } of row.peers) {
      if (!roleMay(role, 'door.keep')) void live.ask('peer.remove', { peerId })
    }
    onClose()
  }
  return (
    <Dialog
      title={t('points.removeTitle', { name: row.point.name })}
      closeLabel={common('close')}
      open
      onClose={onClose}
    >
      <p>{t('points.removeText')}</p>
      <div className={styles.buttons}>
        <Button onPress={onClose} autoFocus>
          {t('points.keep')}
        </Button>
        <Button kind="danger" onPress={remove}>
          {t('points.removeDo')}
        </Button>
      </div>
    </Dialog>
  )
}
