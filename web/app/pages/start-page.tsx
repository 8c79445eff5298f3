// The start page: what can be joined now.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SessionList } from '../../features/sessions/session-list.tsx'
import { useSessions } from '../../features/sessions/use-sessions.ts'
import { LANGUAGES, chooseLanguage } from '../../i18n/i18n.ts'
import { Choice } from '../../ui/choice.tsx'
import { Clock } from '../../ui/clock.tsx'
import { useSurface } from '../../ui/use-surface.ts'
import { useTitle } from '../../ui/use-title.ts'
import { loadSessionPage } from '../load-session-page.ts'
import { whenIdle } from '../when-idle.ts'
import iconUrl from '../icon.svg'
import styles from './start-page.module.css'

/** Calm and light: the product, the clock, the open sessions. */
export function StartPage() {
  const { t } = useTranslation('common')
  const sessions = useSessions()
  useSurface('office')
  useEffect(() => whenIdle(() => void loadSessionPage()), [])
  useTitle()
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.product}>
          <img className={styles.sign} src={iconUrl} alt="" />
          <div>
            <h1 className={styles.name}>{t('product')}</h1>
            <p className={styles.soft}>{t('purpose')}</p>
          </div>
        </div>
        <Clock layout="stack" />
      </header>
      <main>
        <SessionList {...sessions} />
      </main>
      <footer className={styles.footer}>
        <LanguageChoice />
      </footer>
    </div>
  )
}

function LanguageChoice() {
  const { t, i18n } = useTranslation('common')
  return (
    <Choice
      label={t('language')}
      options={LANGUAGES}
      chosen={i18n.language === 'en' ? 'en' : 'vi'}
      onChoose={(language) => void chooseLanguage(language)}
    />
  )
}
