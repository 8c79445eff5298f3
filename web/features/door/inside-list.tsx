// Who is inside, each connection with its role; changing it, and asking somebody to leave.
import { DoorClosed, LogOut, UserRoundCog } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionRole } from '#domain/roles.ts'
import { roleMay } from '#domain/roles.ts'
import type { PeerState } from '#domain/session.ts'
import { folded } from '#domain/folded.ts'
import { useLive, useSelf } from '../../session/live-context.ts'
import type { Self } from '../../session/live-context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './door.module.css'
import { RemovalQuestion } from './removal-question.tsx'
import { useConnectionNames, useInside } from './use-door.ts'

/** From so many on, names are searched for. */
const SEARCH_FROM = 8
/** No more are drawn at once; the others are found by their names. */
const MOST_SHOWN = 40

/** In the order of their coming. */
export function InsideList() {
  const { t } = useTranslation('door')
  const inside = useInside()
  const [words, setWords] = useState('')
  const [leaving, setLeaving] = useState<PeerState | null>(null)
  const found = useFound(inside, words)
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('inside', { count: inside.length })}</h3>
      {inside.length >= SEARCH_FROM && <SearchField label={t('search')} value={words} onChange={setWords} />}
      <ul className={styles.list}>
        {found.slice(0, MOST_SHOWN).map((peer) => (
          <InsideOne key={peer.peerId} peer={peer} onRemove={() => setLeaving(peer)} />
        ))}
      </ul>
      {found.length === 0 && <p className={styles.soft}>{t('nobodyFound')}</p>}
      {found.length > MOST_SHOWN && <p className={styles.soft}>{t('more', { count: found.length - MOST_SHOWN })}</p>}
      <RemovalQuestion peer={leaving} onClose={() => setLeaving(null)} />
    </section>
  )
}

function useFound(inside: readonly PeerState[], words: string): readonly PeerState[] {
  const nameOf = useConnectionNames()
  return useMemo(() => {
    const wanted = folded(words)
    return wanted === '' ? inside : inside.filter((peer) => folded(nameOf(peer.peerId)).includes(wanted))
  }, [inside, words, nameOf])
}

function InsideOne({ peer, onRemove }: { peer: PeerState; onRemove: () => void }) {
  const { t } = useTranslation('door')
  const self = useSelf()
  const name = useConnectionNames()(peer.peerId)
  const own = self?.peerId === peer.peerId
  const roles = self ? rolesToGive(peer, self) : []
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.soft}>
          {t(`roles.${peer.role}`)}
          {own && ` · ${t('you')}`}
          {peer.line === 'dropped' && ` · ${t('lineDropped')}`}
        </span>
      </div>
      <div className={styles.acts}>
        {roles.length > 0 && <RoleMenu peer={peer} name={name} roles={roles} />}
        {!own && !roleMay(peer.role, 'door.keep') && (
          <IconButton tone="danger" label={t('removeOf', { name })} icon={<LogOut />} onPress={onRemove} />
        )}
        {!own && roleMay(peer.role, 'door.keep') && roles.length === 0 && <DoorClosed aria-label={t('keeper')} />}
      </div>
    </li>
  )
}

function RoleMenu({ peer, name, roles }: { peer: PeerState; name: string; roles: readonly SessionRole[] }) {
  const { t } = useTranslation('door')
  const live = useLive()
  const give = (id: string) => {
    const role = roles.find((one) => one === id)
    if (role) void live.ask('role.give', { peerId: peer.peerId, role })
  }
  return (
    <MenuButton
      iconOnly
      label={t('roleOf', { name })}
      icon={<UserRoundCog aria-hidden="true" />}
      items={roles.map((role) => ({ id: role, label: t('makeRole', { role: t(`roles.${role}`) }) }))}
      onAction={give}
    />
  )
}

/** The roles that we can give this connection; as the server decides it. */
function rolesToGive(peer: PeerState, self: Self): readonly SessionRole[] {
  if (peer.peerId === self.peerId || peer.role === 'guest') return []
  if (peer.role === 'chair' && self.role !== 'chair') return []
  const given = ['chair', 'secretary', 'member', 'technician', 'observer'] as const
  return given.filter((role) => role !== peer.role && (role !== 'chair' || self.role === 'chair'))
}
