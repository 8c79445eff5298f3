// The shell of the office: where one can go, who one is, what time it is; the page in the middle.
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useNavigate } from 'react-router'
import { may } from '#domain/permission.ts'
import type { Person } from '#protocol'
import { classNames } from '../../ui/class-names.ts'
import { Clock } from '../../ui/clock.tsx'
import { usePageKeys } from '../../ui/page-keys.ts'
import iconUrl from '../icon.svg'
import { KeyboardHelp } from './keyboard-help.tsx'
import { PersonMenu } from './person-menu.tsx'
import { placesOf } from './places.tsx'
import type { OfficePlace } from './places.tsx'
import styles from './shell.module.css'

/** Navigation at the side, on a telephone at the bottom; the page is its child. */
export function Shell({ person, children }: { person: Person; children: ReactNode }) {
  const { t } = useTranslation(['office', 'common'])
  const places = placesOf(person)
  const schedules = may(person.grants, 'meeting.edit')
  const [helps, setHelps] = useState(false)
  useShellKeys(places, schedules, () => setHelps(true))
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        {t('office:skip')}
      </a>
      <aside className={styles.side}>
        <Link to="/" className={styles.product}>
          <img className={styles.sign} src={iconUrl} alt="" />
          <span className={styles.name}>{t('common:product')}</span>
        </Link>
        {schedules && (
          <Link to="/meetings/new" className={styles.create} aria-label={t('office:newMeeting')}>
            <CalendarPlus aria-hidden="true" />
            <span>{t('office:newMeeting')}</span>
          </Link>
        )}
        <Navigation places={places} />
        <div className={styles.foot}>
          <Clock layout="stack" />
          <PersonMenu person={person} rare={places.filter(({ rare }) => rare)} onKeys={() => setHelps(true)} />
        </div>
      </aside>
      <main id="page" className={styles.page} tabIndex={-1}>
        {children}
      </main>
      <KeyboardHelp isOpen={helps} onClose={() => setHelps(false)} />
    </div>
  )
}

function Navigation({ places }: { places: readonly OfficePlace[] }) {
  const { t } = useTranslation('office')
  return (
    <nav className={styles.nav} aria-label={t('navigation')}>
      <ul className={styles.places}>
        {places.map(({ id, path, icon, rare }) => (
          <li key={id} className={classNames(rare && styles.rare)}>
            <NavLink to={path} end={path === '/'} className={styles.place ?? ''}>
              {icon}
              <span>{t(`places.${id}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function useShellKeys(places: readonly OfficePlace[], schedules: boolean, help: () => void): void {
  const { t } = useTranslation('office')
  const navigate = useNavigate()
  const go = (path: string) => () => void navigate(path)
  usePageKeys([
    ...places.map(({ id, path, code }) => ({
      code,
      cap: code.replace('Digit', ''),
      words: t(`places.${id}`),
      run: go(path),
    })),
    ...(schedules ? [{ code: 'KeyN', cap: 'N', words: t('newMeeting'), run: go('/meetings/new') }] : []),
    { code: 'Slash', cap: '?', words: t('keys.help'), run: help },
  ])
}
