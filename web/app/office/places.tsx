// The places of the office and who may go there.
import { BookUser, CalendarDays, ChartNoAxesCombined, Clapperboard, ScrollText, Search, Sun, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { may, mayEverywhere } from '#domain/permission.ts'
import type { Person } from '#protocol'

/** One entry of the navigation. */
export type OfficePlace = {
  readonly id: 'today' | 'calendar' | 'search' | 'library' | 'uptake' | 'directory' | 'accounts' | 'audit'
  readonly path: string
  readonly icon: ReactNode
  /** The key that leads there, by its place on the keyboard. */
  readonly code: string
  /** On a telephone it stands in the person's menu, for want of room. */
  readonly rare: boolean
}

/** Where this person may go, in the order of the navigation. */
export function placesOf({ grants }: Pick<Person, 'grants'>): OfficePlace[] {
  const meets = may(grants, 'meeting.read')
  const all: readonly (OfficePlace & { readonly open: boolean })[] = [
    { id: 'today', path: '/', icon: <Sun />, code: 'Digit1', rare: false, open: meets },
    { id: 'calendar', path: '/calendar', icon: <CalendarDays />, code: 'Digit2', rare: false, open: meets },
    { id: 'search', path: '/search', icon: <Search />, code: 'Digit3', rare: false, open: meets },
    {
      id: 'library',
      path: '/recordings',
      icon: <Clapperboard />,
      code: 'Digit4',
      rare: false,
      open: may(grants, 'recording.watch'),
    },
    {
      id: 'uptake',
      path: '/uptake',
      icon: <ChartNoAxesCombined />,
      code: 'Digit5',
      rare: false,
      open: may(grants, 'uptake.read'),
    },
    {
      id: 'directory',
      path: '/directory',
      icon: <BookUser />,
      code: 'Digit6',
      rare: false,
      open: may(grants, 'directory.read'),
    },
    {
      id: 'accounts',
      path: '/accounts',
      icon: <Users />,
      code: 'Digit7',
      rare: meets,
      open: may(grants, 'account.manage'),
    },
    {
      id: 'audit',
      path: '/audit',
      icon: <ScrollText />,
      code: 'Digit8',
      rare: meets,
      open: mayEverywhere(grants, 'audit.read'),
    },
  ]
  return all.filter(({ open }) => open)
}
