// What fills the second screen: the shared screen, else the document, else a sentence.
import { Maximize, Presentation } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLive, useSession } from '../../session/live-context.ts'
import { secondScreen } from '../../session/second-screen.ts'
import { useStore } from '../../session/use-store.ts'
import { Video } from '../../ui/video.tsx'
import { DocumentView } from './document-view.tsx'
import styles from './second-screen.module.css'
import { usePlace } from './use-drawn-page.ts'

/** Fills the second window. */
export function SecondPicture({ window }: { window: Window }) {
  const { t } = useTranslation('document')
  const [element, setElement] = useState<HTMLElement | null>(null)
  useWantedTile(element)
  return (
    <div ref={setElement} className={styles.picture} data-surface="meeting">
      <Presented />
      <AriaButton
        className={styles.full ?? ''}
        aria-label={t('fullScreen')}
        onPress={() => void toggleFullScreen(window)}
      >
        <Maximize aria-hidden="true" />
      </AriaButton>
    </div>
  )
}

function Presented() {
  const { t } = useTranslation('document')
  const live = useLive()
  const presenter = useSession((state) => state.presenter)
  const document = useSession((state) => state.document)
  const title = useSession((state) => state.title)
  const track = useStore(live.store, ({ self, presentation, tracks }) => {
    if (presenter === null) return null
    return presenter === self?.peerId ? presentation : (tracks.get(`${presenter}/presentation`) ?? null)
  })
  if (presenter !== null && track) return <Video track={track} fit="contain" />
  if (presenter === null && document) return <DocumentView place="second-screen" />
  return (
    <div className={styles.waiting} role="status">
      <Presentation aria-hidden="true" />
      <p className={styles.title}>{title}</p>
      <p>{presenter === null ? t('secondEmpty') : t('secondComing')}</p>
    </div>
  )
}

/** The server is asked for a shared screen as sharp as this window shows it. */
function useWantedTile(element: HTMLElement | null): void {
  const place = usePlace(element)
  const live = useLive()
  const presenter = useSession((state) => state.presenter)
  const self = useStore(live.store, (state) => state.self?.peerId ?? null)
  useEffect(() => {
    const box = place?.box
    const wanted = box && presenter !== null && presenter !== self
    const heightPx = box ? Math.round(Math.min(box.height, (box.width * 9) / 16)) : 0
    secondScreen.set({ tile: wanted && heightPx > 0 ? { peerId: presenter, source: 'presentation', heightPx } : null })
  }, [place, presenter, self])
}

/** A browser that does not allow it leaves the window as it is. */
async function toggleFullScreen({ document }: Window): Promise<void> {
  await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
    () => undefined,
  )
}
