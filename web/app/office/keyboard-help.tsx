// The list of keys of the page that is shown.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { keysNow, useKeysOff } from '../../ui/page-keys.ts'
import { Switch } from '../../ui/switch.tsx'
import styles from './keyboard-help.module.css'

/** Every key and what it does, and a switch for those whom keys of one letter disturb. */
export function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation(['office', 'common'])
  return (
    <Dialog title={t('office:keys.title')} closeLabel={t('common:close')} open={isOpen} onClose={onClose}>
      <Keys />
    </Dialog>
  )
}

function Keys() {
  const { t } = useTranslation('office')
  const [off, setOff] = useKeysOff()
  const everywhere = [
    { code: 'tables', cap: '↑ ↓', words: t('keys.rows') },
    { code: 'open', cap: 'Enter', words: t('keys.open') },
    { code: 'escape', cap: 'Esc', words: t('keys.escape') },
  ]
  return (
    <>
      <dl className={styles.keys}>
        {[...keysNow(), ...everywhere].map(({ code, cap, words }) => (
          <div key={code} className={styles.row}>
            <dt>
              <KeyCap>{cap}</KeyCap>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Switch on={!off} onChange={(on) => setOff(!on)}>
        {off ? t('keys.off') : t('keys.on')}
      </Switch>
    </>
  )
}
