// Joining in another role than the usual one.
import { UserRoundCog } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { TodayMeeting } from '#protocol'
import { MenuButton } from '../../ui/menu.tsx'

type OtherRolesProps = {
  readonly meeting: Pick<TodayMeeting, 'id'>
  readonly seat: Pick<TodayMeeting['seats'][number], 'id' | 'name' | 'roles'>
  /** Travels beside the address, as with the button itself. */
  readonly state: object
}

/** A menu of the roles beside the first, which the button joins in; nothing where there is only that one. */
export function OtherRoles({ meeting, seat, state }: OtherRolesProps) {
  const { t } = useTranslation('today')
  const navigate = useNavigate()
  const [, ...others] = seat.roles
  if (others.length === 0) return null
  const join = (role: string) => void navigate(`/meetings/${meeting.id}/join/${seat.id}?as=${role}`, { state })
  return (
    <MenuButton
      label={t('otherRoles')}
      icon={<UserRoundCog aria-hidden="true" />}
      items={others.map((role) => ({ id: role, label: t(`joinIn.${role}`) }))}
      onAction={join}
    />
  )
}
