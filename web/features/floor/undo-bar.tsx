// For some seconds after an act of the chair: what was done, and taking it back.
import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BridgePointId } from '#protocol'
import type { FloorUndo } from '#domain/state/floor.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import styles from './undo-bar.module.css'
import { useDirects, useNames } from './use-floor.ts'

/** How long an act can be taken back, ms. */
const STAYS_MS = 5_000
const KEY = 'Z'

/** What was done last, with the way back; nothing for who does not direct the floor. */
export function UndoBar() {
  const { t } = useTranslation('floor')
  const undo = useFreshUndo()
  const directs = useDirects()
  return (
    <div className={styles.place} role="status" aria-label={t('undo.back')}>
      {directs && undo && <Offer key={undo.at} undo={undo} />}
    </div>
  )
}

function Offer({ undo }: { undo: FloorUndo }) {
  const { t } = useTranslation('floor')
  const live = useLive()
  const nameOf = useNames()
  const takeBack = () => void live.ask('floor.undo', {})
  useMeetingKey(`Key${KEY}`, takeBack, t('undo.back'))
  return (
    <div className={styles.bar}>
      <p className={styles.words}>{t(`undo.${undo.act}`, { name: nameOf(pointOf(undo)) })}</p>
      <Button size="small" icon={<Undo2 aria-hidden="true" />} onPress={takeBack}>
        {t('undo.back')}
      </Button>
      <KeyCap>{KEY}</KeyCap>
      <span className={styles.left} style={{ animationDuration: `${STAYS_MS}ms` }} aria-hidden="true" />
    </div>
  )
}

/** The act that can be taken back now: one that happened while we looked on, for as long as it can be. */
function useFreshUndo(): FloorUndo | null {
  const undo = useSession((session) => session.floor.undo)
  const at = undo?.at ?? null
  const [staleAt, setStaleAt] = useState(at)
  useEffect(() => {
    const timer = setTimeout(() => setStaleAt(at), STAYS_MS)
    return () => clearTimeout(timer)
  }, [at])
  return at === staleAt ? null : undo
}

function pointOf(undo: FloorUndo): BridgePointId {
  switch (undo.act) {
    case 'granted':
      return undo.bridgePointId
    case 'denied':
      return undo.request.bridgePointId
    case 'revoked':
      return undo.holder.bridgePointId
  }
}
