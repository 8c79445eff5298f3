// Inviting a bridge point that has not asked.
import { memo, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { attends } from '#domain/roles.ts'
import type { SessionState } from '#domain/session.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { usePoints } from './use-floor.ts'

/** Gives the floor to whom one types or chooses; those who are there come first. */
export const InviteField = memo(function InviteField() {
  const { t } = useTranslation('floor')
  const live = useLive()
  const points = usePoints()
  const there = useSession(connectedIds)
  // Another key empties the field after each choice.
  const [turn, setTurn] = useState(0)
  const items = useMemo(() => {
    const connected = new Set<string>(there?.split(' '))
    return points
      .map(({ id, name }) => ({ id, label: name, detail: connected.has(id) ? undefined : t('queue.away') }))
      .toSorted((a, b) => Number(a.detail !== undefined) - Number(b.detail !== undefined))
  }, [points, there, t])
  const invite = useCallback(
    (chosen: string | null) => {
      const point = points.find(({ id }) => id === chosen)
      if (!point) return
      void live.ask('floor.grant', { bridgePointId: point.id })
      setTurn((before) => before + 1)
    },
    [points, live],
  )
  return (
    <ComboBox
      key={turn}
      label={t('queue.invite')}
      placeholder={t('queue.inviteHint')}
      items={items}
      value={null}
      onChange={invite}
    />
  )
})

/** Who is there, as one text: it stays the same while microphones open and close. */
function connectedIds({ peers }: SessionState): string {
  return [...new Set(peers.filter((peer) => attends(peer.role)).map((peer) => peer.bridgePointId))].join(' ')
}
