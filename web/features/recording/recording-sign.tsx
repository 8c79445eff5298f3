// The sign that a session is recorded: on every screen, in colour, shape and word.
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session/live-context.ts'
import styles from './recording.module.css'
import { signOf } from './sign.ts'

/** Stands once on a page: it also reads out every change. Empty while nothing is recorded. */
export function RecordingSign() {
  const { t } = useTranslation('recording')
  const sign = useSession((state) => signOf(state.recording)) ?? 'none'
  const isOver = useSession((state) => state.recording.phase === 'stopped') ?? false
  return (
    <>
      {sign !== 'none' && (
        <div className={styles.sign} data-recording={sign} aria-hidden="true">
          <span className={styles.shape} />
          {t(`sign.${sign}`)}
        </div>
      )}
      <p className={styles.hidden} role="status">
        {(sign !== 'none' || isOver) && t(`news.${sign}`)}
      </p>
    </>
  )
}
