// A quiet page while something is on its way.
import { useTranslation } from 'react-i18next'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './waiting.module.css'

/** A sentence with a turning ring; the plain word without one. */
export function Waiting({ title, text }: { title?: string; text?: string }) {
  const { t } = useTranslation('common')
  return (
    <main className={styles.page} role="status">
      <Spinner />
      <p className={styles.title}>{title ?? t('loading')}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
    </main>
  )
}
