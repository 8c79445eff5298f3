// A notice over the stage: somebody waits before the door.
import { Check, DoorOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import styles from './door.module.css'
import { ADMIT_CAP, useAdmitKey } from './use-admit-key.ts'
import { useKeepsDoor, useNameOf, useWaiting } from './use-door.ts'

/**
 * Names the first who waits and lets them in with one press or key; nothing while nobody waits, or for who does not
 * keep the door. Stands once on a screen, for it listens for the key.
 */
export function DoorAlert({ onShowAll }: { onShowAll?: () => void }) {
  const { t } = useTranslation('door')
  const live = useLive()
  const nameOf = useNameOf()
  const waiting = useWaiting()
  const keeps = useKeepsDoor()
  useAdmitKey()
  const [first, ...others] = waiting
  const shown = keeps && first
  return (
    <div className={styles.alertPlace} role="status">
      {shown && (
        <div className={styles.alert}>
          <DoorOpen aria-hidden="true" />
          <p className={styles.alertWords}>
            {others.length === 0
              ? t('alert', { name: nameOf(first) })
              : t('alertMore', { name: nameOf(first), count: others.length })}
          </p>
          <div className={styles.acts}>
            <Button
              kind="primary"
              icon={<Check aria-hidden="true" />}
              onPress={() => void live.ask('door.admit', { peerId: first.peerId })}
            >
              {t('admit')} <KeyCap>{ADMIT_CAP}</KeyCap>
            </Button>
            {onShowAll && <Button onPress={onShowAll}>{t('showAll')}</Button>}
          </div>
        </div>
      )}
    </div>
  )
}
