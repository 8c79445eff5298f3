// Who one is, and what one may do about it.
import { CircleUserRound, Keyboard, Languages, LogOut } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { askOffice } from '../../api/office.ts'
import { LANGUAGES, chooseLanguage } from '../../i18n/i18n.ts'
import type { Person } from '#protocol'
import { MenuButton } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import type { OfficePlace } from './places.tsx'
import { useIsNarrow } from './use-is-narrow.ts'

type PersonMenuProps = {
  readonly person: Person
  /** Places that a telephone's navigation has no room for. */
  readonly rare: readonly OfficePlace[]
  readonly onKeys: () => void
}

/** The person's menu: own account, keys, language, signing out. */
export function PersonMenu({ person, rare, onKeys }: PersonMenuProps) {
  const { t, i18n } = useTranslation('office')
  const navigate = useNavigate()
  const signOut = useSignOut()
  const narrow = useIsNarrow()
  const other = LANGUAGES.find(({ id }) => id !== i18n.language) ?? LANGUAGES[0]
  const moved: readonly MenuEntry[] = narrow ? rare.map(({ id, icon }) => ({ id, icon, label: t(`places.${id}`) })) : []
  const items: readonly MenuEntry[] = [
    { id: 'me', icon: <CircleUserRound />, label: t('me') },
    ...moved,
    { id: 'keys', icon: <Keyboard />, label: t('keys.title') },
    { id: 'language', icon: <Languages />, label: other.label },
    { id: 'sign-out', icon: <LogOut />, label: t('signOut') },
  ]
  const act = (id: string) => {
    const place = rare.find((candidate) => candidate.id === id)
    if (place) return void navigate(place.path)
    if (id === 'me') void navigate('/me')
    if (id === 'keys') onKeys()
    if (id === 'language') void chooseLanguage(other.id)
    if (id === 'sign-out') void signOut()
  }
  return (
    <MenuButton
      label={person.name}
      icon={<CircleUserRound />}
      items={items}
      onAction={act}
      iconOnly={narrow}
      look="row"
    />
  )
}

/** Even when the server does not answer, the page forgets what it has shown. */
function useSignOut(): () => Promise<void> {
  const memory = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await askOffice('access.sign-out', {}).catch(() => null)
    await navigate('/sign-in')
    memory.clear()
  }
}
