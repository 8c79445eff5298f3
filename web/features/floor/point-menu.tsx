// What can be done with one bridge point, in a menu beside its row.
import { ClipboardCheck, Hand, LogOut, MicOff, Monitor, PhoneCall, Speech, Square } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import type { FloorMode } from '#domain/state/floor.ts'
import { roleMay } from '#domain/roles.ts'
import { MARKABLE } from '#domain/state/roll-call.ts'
import type { StageChoice } from '#domain/state/stage.ts'
import type { LiveSession } from '../../session/live-state.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { classNames } from '../../ui/class-names.ts'
import listStyles from '../../ui/list.module.css'
import { canSpeak } from './point-rows.ts'
import type { PointRow } from './point-rows.ts'

type PointMenuProps = {
  readonly row: PointRow
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
  /** Asks before somebody is sent out. */
  readonly onRemove: () => void
}

/** The menu, open. */
export function PointMenu({ row, anchor, onClose, onRemove }: PointMenuProps) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const mode = useSession((session) => session.floor.mode) ?? 'open'
  const stage = useSession((session) => session.stage)
  const entries = entriesOf({ row, live, mode, stage, onRemove })
  return (
    <Popover
      className={listStyles.popover ?? ''}
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom end"
    >
      <Menu
        className={listStyles.list ?? ''}
        aria-label={t('points.menu', { name: row.point.name })}
        onClose={onClose}
        autoFocus="first"
      >
        {entries.map(({ key, icon, act, isDanger }) => (
          <MenuItem
            key={key}
            id={key}
            textValue={t(`points.${key}`)}
            className={classNames(listStyles.item, isDanger && listStyles.danger)}
            onAction={act}
          >
            {icon}
            <span>{t(`points.${key}`)}</span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}

type EntryKey =
  | 'invite'
  | 'revoke'
  | 'deny'
  | 'spotlight'
  | 'spotlightOff'
  | 'silence'
  | 'callAgain'
  | 'remove'
  | 'mark.clear'
  | `mark.${(typeof MARKABLE)[number]}`
type Entry = {
  readonly key: EntryKey
  readonly icon: ReactNode
  readonly act: () => void
  readonly isDanger?: true
}

type EntryParts = {
  readonly row: PointRow
  readonly live: LiveSession
  readonly mode: FloorMode
  readonly stage: StageChoice | null
  readonly onRemove: () => void
}

function entriesOf(parts: EntryParts): Entry[] {
  const { row, onRemove } = parts
  const removable = row.peers.some((peer) => !roleMay(peer.role, 'door.keep'))
  return [
    ...floorEntries(parts),
    ...stageEntries(parts),
    ...rollCallEntries(parts),
    ...(removable ? [{ key: 'remove', icon: <LogOut />, act: onRemove, isDanger: true } as const] : []),
  ]
}

function floorEntries({ row, live, mode }: EntryParts): Entry[] {
  const bridgePointId = row.point.id
  const open = row.peers.filter((peer) => peer.microphone === 'open')
  const entries: Entry[] = []
  if (mode !== 'open' && canSpeak(row)) {
    entries.push({ key: 'invite', icon: <Speech />, act: () => void live.ask('floor.grant', { bridgePointId }) })
  }
  if (row.holding) {
    entries.push({ key: 'revoke', icon: <Square />, act: () => void live.ask('floor.revoke', { bridgePointId }) })
  }
  if (row.place !== null) {
    entries.push({ key: 'deny', icon: <Hand />, act: () => void live.ask('floor.deny', { bridgePointId }) })
  }
  if (open.length > 0) {
    const silence = () => {
      for (const { peerId } of open) void live.ask('microphone.silence', { peerId })
    }
    entries.push({ key: 'silence', icon: <MicOff />, act: silence })
  }
  return entries
}

function stageEntries({ row, live, stage }: EntryParts): Entry[] {
  if (stage === null || row.peers.length === 0) return []
  const isLit = stage.spotlight === row.point.id
  const act = () => void live.ask('stage.set', { choice: { ...stage, spotlight: isLit ? null : row.point.id } })
  return [{ key: isLit ? 'spotlightOff' : 'spotlight', icon: <Monitor />, act }]
}

function rollCallEntries({ row, live }: EntryParts): Entry[] {
  const bridgePointId = row.point.id
  if (row.group === 'guest') return []
  const mark = (attendance: (typeof MARKABLE)[number]) => () =>
    void live.ask('roll-call.mark', { bridgePointId, mark: { attendance, reason: '' } })
  const entries = MARKABLE.map((attendance): Entry => ({
    key: `mark.${attendance}`,
    icon: <ClipboardCheck />,
    act: mark(attendance),
  }))
  const clear = () => void live.ask('roll-call.mark', { bridgePointId, mark: null })
  const call = () => void live.ask('roll-call.call', { bridgePointIds: [bridgePointId] })
  return [
    ...(row.there ? [] : [{ key: 'callAgain', icon: <PhoneCall />, act: call } as const]),
    ...entries,
    ...(row.marked ? [{ key: 'mark.clear', icon: <ClipboardCheck />, act: clear } as const] : []),
  ]
}
