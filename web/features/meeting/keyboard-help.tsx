// The list of keys.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import styles from './overlays.module.css'

/** The keys of the meeting in a dialog. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'common'])
  const keys = [
    ['M', t('meeting:help.microphone')],
    ['V', t('meeting:help.camera')],
    ['S', t('meeting:help.present')],
    ['?', t('meeting:help.help')],
    ['Esc', t('meeting:help.escape')],
    [t('meeting:keys.arrows'), t('meeting:help.move')],
    ['Enter', t('meeting:help.enter')],
  ] as const
  return (
    <Dialog title={t('meeting:help.title')} closeLabel={t('common:close')} open={open} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([key, meaning]) => (
          <div key={key} className={styles.keyRow}>
            <dt>
              <KeyCap>{key}</KeyCap>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
