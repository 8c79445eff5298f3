// The stage with its strip.
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './stage.module.css'
import { Tile } from './tile.tsx'
import type { MeetingView } from './view.ts'

/**
 * One large picture and the others beside it, or below it on a narrow screen.
 * @param props.children what lies over the large picture
 */
export function Stage({ view, children }: { view: MeetingView; children: ReactNode }) {
  const { t } = useTranslation('meeting')
  const others = view.strip.filter((tile) => !tile.self)
  const own = view.strip.find((tile) => tile.self)
  return (
    <div className={styles.screen}>
      <section className={styles.stage} aria-label={t('stage')}>
        {view.stage ? (
          <Tile key={`${view.stage.peerId}/${view.stage.source}`} tile={view.stage} place="stage" />
        ) : (
          <Alone />
        )}
        {children}
      </section>
      <div className={styles.strip}>
        {others.length > 0 && (
          <div className={styles.others} data-scroller role="group" aria-label={t('strip')}>
            {others.map((tile) => (
              <Tile key={tile.peerId} tile={tile} place="strip" />
            ))}
          </div>
        )}
        {own && <Tile key={own.peerId} tile={own} place="strip" />}
      </div>
    </div>
  )
}

function Alone() {
  const { t } = useTranslation('meeting')
  return (
    <div className={styles.alone}>
      <Users aria-hidden="true" />
      <p className={styles.aloneTitle}>{t('alone')}</p>
      <p className={styles.soft}>{t('aloneText')}</p>
    </div>
  )
}
