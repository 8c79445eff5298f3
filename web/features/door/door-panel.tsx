// The door of the session at the desk: how it stands, who waits, who is inside.
import { useTranslation } from 'react-i18next'
import { DoorChoice } from './door-choice.tsx'
import styles from './door.module.css'
import { InsideList } from './inside-list.tsx'
import { useKeepsDoor } from './use-door.ts'
import { WaitingList } from './waiting-list.tsx'

/** For the chair and the secretary; nothing for all others. */
export function DoorPanel() {
  const { t } = useTranslation('door')
  if (!useKeepsDoor()) return null
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{t('title')}</h2>
      <WaitingList />
      <DoorChoice />
      <InsideList />
    </div>
  )
}
