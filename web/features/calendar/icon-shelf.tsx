// The icons of meetings, kept once in the page so that what is drawn outside React can show them.
import { Ban, MonitorPlay, PencilLine, Shuffle, Users } from 'lucide-react'
import styles from './calendar.module.css'

/** Invisible; must stand in the page wherever `shelfIcon` is used. */
export function IconShelf() {
  return (
    <div className={styles.shelf} aria-hidden="true">
      <MonitorPlay id="calendar-icon-video" />
      <Users id="calendar-icon-in-person" />
      <Shuffle id="calendar-icon-mixed" />
      <PencilLine id="calendar-icon-draft" />
      <Ban id="calendar-icon-cancelled" />
    </div>
  )
}
