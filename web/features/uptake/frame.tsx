// What all of the uptake's pages have in common: their head and the way from one to another.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useSearchParams } from 'react-router'
import type { PeriodKey } from '#domain/uptake/period.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { dayOf } from '../../ui/days.ts'
import { serverNow } from '../../ui/server-clock.ts'
import { useTitle } from '../../ui/use-title.ts'
import { periodIn } from './place.ts'
import styles from './frame.module.css'

const PAGES = [
  { id: 'overview', path: '/uptake' },
  { id: 'register', path: '/uptake/register' },
  { id: 'definition', path: '/uptake/definition' },
  { id: 'reports', path: '/uptake/reports' },
] as const

type FrameProps = {
  readonly title: string
  readonly description?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Title, the four pages, and the page. */
export function Frame({ title, description, actions, children }: FrameProps) {
  const { t } = useTranslation('uptake')
  const period = usePeriod()
  useTitle(title)
  return (
    <div className={styles.page}>
      <PageHead title={title} description={description} actions={actions} />
      <nav className={styles.pages} aria-label={t('pages.label')}>
        {PAGES.map(({ id, path }) => (
          <NavLink key={id} to={`${path}?period=${period}`} end={id === 'overview'} className={styles.pageLink ?? ''}>
            {t(`pages.${id}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </div>
  )
}

/** The period of the address; the present quarter where it names none. */
export function usePeriod(): PeriodKey {
  const [search] = useSearchParams()
  return periodIn(search, dayOf(serverNow()))
}
