// Reads out who comes, who goes and whose line drops.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announcementsOf } from './announcements.ts'
import type { Announcement } from './announcements.ts'
import { useMeeting } from './meeting-context.ts'
import styles from './overlays.module.css'

/** An invisible line that screen readers follow. */
export function Announcer() {
  const { t } = useTranslation('meeting')
  const { live } = useMeeting()
  const [news, setNews] = useState<readonly Announcement[]>([])
  useEffect(() => {
    let before = live.store.get().session
    return live.store.subscribe(() => {
      const { session, self } = live.store.get()
      const found = before && session && self ? announcementsOf(before, session, self.peerId) : []
      before = session
      if (found.length > 0) setNews(found)
    })
  }, [live])
  const sentences = news.map((item) => t(`announce.${item.key}`, 'name' in item ? { name: item.name } : {}))
  return (
    <p className={styles.hidden} role="status">
      {sentences.join('. ')}
    </p>
  )
}
