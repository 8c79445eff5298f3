// The second screen: a window of its own for what is presented, driven from the first one.
import { MonitorUp, MonitorX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { secondScreen } from '../../session/second-screen.ts'
import { useStore } from '../../session/use-store.ts'
import { ControlButton } from '../../ui/control-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FollowButton, PageTurner } from './page-bar.tsx'
import { usePageKeys } from './page-keys.ts'
import { useReading } from './reading.ts'
import { SecondPicture } from './second-picture.tsx'
import styles from './second-screen.module.css'
import { openSecondWindow } from './second-window.ts'
import type { SecondWindow } from './second-window.ts'

/**
 * The button that opens and closes the second screen; while it is open, the pages are turned here too. Must stay
 * mounted: with it the window closes, as it does when the meeting ends.
 */
export function SecondScreen() {
  const { t } = useTranslation(['document', 'common'])
  const title = t('secondTitle')
  const [second, setSecond] = useState<SecondWindow | null>(null)
  const [blocked, setBlocked] = useState(false)
  useClosing(second)
  const open = () => {
    const opened = openSecondWindow(title, () => setSecond(null))
    setBlocked(opened === null)
    setSecond(opened)
  }
  return (
    <div className={styles.second}>
      <ControlButton
        word={t('secondWord')}
        label={second ? t('secondClose') : t('secondOpen')}
        icon={second ? <MonitorX aria-hidden="true" /> : <MonitorUp aria-hidden="true" />}
        tone={second ? 'active' : 'plain'}
        onPress={second ? () => setSecond(null) : open}
      />
      {second && <RemoteTurner />}
      {second && createPortal(<SecondPicture window={second.window} />, second.root)}
      <Dialog title={t('secondOpen')} closeLabel={t('common:close')} open={blocked} onClose={() => setBlocked(false)}>
        <p>{t('secondBlocked')}</p>
      </Dialog>
    </div>
  )
}

/** Closes the window with the meeting and with the button, and tells the stage how things are. */
function useClosing(second: SecondWindow | null): void {
  const live = useLive()
  const ended = useStore(live.store, ({ phase }) => phase.name === 'ended' || phase.name === 'failed')
  useEffect(() => {
    if (second === null) return
    if (ended) return second.close()
    secondScreen.set({ isOpen: true })
    return () => {
      second.close()
      secondScreen.set({ isOpen: false, tile: null })
    }
  }, [second, ended])
}

/** The page is turned from the first window, too: there the person's hands are. */
function RemoteTurner() {
  const reading = useReading()
  usePageKeys(reading, window, false)
  return (
    reading && (
      <>
        <PageTurner reading={reading} />
        <FollowButton reading={reading} />
      </>
    )
  )
}
