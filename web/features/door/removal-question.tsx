// Asking before somebody is sent out: it cannot be taken back.
import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PeerState } from '#domain/session.ts'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './door.module.css'
import { useConnectionNames } from './use-door.ts'

/** The question, while there is somebody to ask about. */
export function RemovalQuestion({ peer, onClose }: { peer: PeerState | null; onClose: () => void }) {
  const { t } = useTranslation(['door', 'common'])
  return (
    <Dialog title={t('door:removeTitle')} closeLabel={t('common:close')} open={peer !== null} onClose={onClose}>
      {peer && <Question peer={peer} onClose={onClose} />}
    </Dialog>
  )
}

function Question({ peer, onClose }: { peer: PeerState; onClose: () => void }) {
  const { t } = useTranslation('door')
  const live = useLive()
  const name = useConnectionNames()(peer.peerId)
  const remove = () => {
    void live.ask('peer.remove', { peerId: peer.peerId })
    onClose()
  }
  return (
    <div className={styles.part}>
      <p>{t('removeText', { name })}</p>
      <div className={styles.acts}>
        <Button kind="danger" icon={<LogOut aria-hidden="true" />} onPress={remove}>
          {t('remove')}
        </Button>
        <Button onPress={onClose} autoFocus>
          {t('stay')}
        </Button>
      </div>
    </div>
  )
}
