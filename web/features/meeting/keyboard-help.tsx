// The list of keys.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { keysNow, useKeysOff } from '../../ui/page-keys.ts'
import { Switch } from '../../ui/switch.tsx'
import styles from './overlays.module.css'

/** Every key that does something on this screen, in a dialog. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['meeting', 'common'])
  return (
    <Dialog title={t('meeting:help.title')} closeLabel={t('common:close')} open onClose={onClose}>
      <Keys />
    </Dialog>
  )
}

function Keys() {
  const { t } = useTranslation('meeting')
  const [off, setOff] = useKeysOff()
  const everywhere = [
    { cap: '?', words: t('help.help') },
    { cap: 'Esc', words: t('help.escape') },
    { cap: t('keys.arrows'), words: t('help.move') },
    { cap: 'Enter', words: t('help.enter') },
  ]
  return (
    <>
      <dl className={styles.keys}>
        {[...keysNow(), ...everywhere].map(({ cap, words }) => (
          <div key={`${cap} ${words}`} className={styles.keyRow}>
            <dt>
              <KeyCap>{cap}</KeyCap>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Switch on={!off} onChange={(on) => setOff(!on)}>
        {off ? t('help.off') : t('help.on')}
      </Switch>
    </>
  )
}
