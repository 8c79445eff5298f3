// Before the door: what is waited for, and since when.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useSecondsSince } from '../../ui/use-seconds-since.ts'
import styles from './lobby.module.css'

/** Stands where the button to join was, until somebody opens the door. */
export function BeforeDoor({ onGiveUp }: { onGiveUp: () => void }) {
  const { t } = useTranslation('lobby')
  return (
    <div className={styles.door}>
      <div role="status">
        <p className={styles.doorTitle}>
          <Spinner />
          {t('door.title')}
        </p>
        <p>{t('door.text')}</p>
      </div>
      <Waited />
      <Button onPress={onGiveUp}>{t('door.giveUp')}</Button>
    </div>
  )
}

/** Counted from when this screen came: a second's reading out would only disturb. */
function Waited() {
  const { t } = useTranslation('lobby')
  const [since] = useState(() => Date.now())
  const seconds = useSecondsSince(since)
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return <p className={styles.soft}>{t('door.waited', { time })}</p>
}
