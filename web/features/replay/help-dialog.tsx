// The keys of the player, listed.
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useKeysOff } from '../../ui/page-keys.ts'
import { Switch } from '../../ui/switch.tsx'
import { KEY_CAPS } from './replay-keys.ts'
import styles from './replay.module.css'

/** Every key and what it does, and a switch for those whom keys of one letter disturb. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['replay', 'common'])
  const [off, setOff] = useKeysOff()
  return (
    <Dialog title={t('replay:help.title')} closeLabel={t('common:close')} open onClose={onClose}>
      <dl className={styles.keys}>
        {KEY_CAPS.map(({ caps, word }) => (
          <div key={word}>
            <dt>
              {caps.map((cap) => (
                <KeyCap key={cap}>{cap}</KeyCap>
              ))}
            </dt>
            <dd>{t(`replay:help.${word}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch on={!off} onChange={(on) => setOff(!on)}>
        {off ? t('replay:help.off') : t('replay:help.on')}
      </Switch>
    </Dialog>
  )
}
