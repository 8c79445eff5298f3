// Choosing what is watched: the stage, one bridge point, or two side by side.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Watching } from '#domain/replay/scene.ts'
import type { BridgePointId } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './replay.module.css'

type Kind = 'stage' | 'one' | 'two'
type WatchDialogProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly onClose: () => void
}

/** The choice; nothing of the place in time is lost by it. */
export function WatchDialog({ player, model, onClose }: WatchDialogProps) {
  const { t } = useTranslation(['replay', 'common'])
  const now = player.state.get().watching
  const before = now.kind === 'points' ? now.bridgePointIds : []
  const [kind, setKind] = useState<Kind>(before.length === 0 ? 'stage' : before.length === 1 ? 'one' : 'two')
  const [points, setPoints] = useState<readonly (BridgePointId | null)[]>([before[0] ?? null, before[1] ?? null])
  const items = model.seen.map((id) => ({ id, label: model.nameOf(id) }))
  const wanted = kind === 'one' ? 1 : 2
  const chosen = points.slice(0, wanted).filter((id) => id !== null)
  const isReady = kind === 'stage' || chosen.length === wanted
  const choose = () => {
    const watching: Watching = kind === 'stage' ? { kind } : { kind: 'points', bridgePointIds: chosen }
    player.watch(watching)
    onClose()
  }
  const field = (place: 0 | 1) => (
    <ComboBox
      label={place === 0 ? t('replay:watch.point') : t('replay:watch.other')}
      placeholder={t('replay:watch.place')}
      items={items}
      value={points[place] ?? null}
      onChange={(id) => {
        const found = model.seen.find((one) => one === id) ?? null
        setPoints(points.map((one, index) => (index === place ? found : one)))
      }}
    />
  )
  return (
    <Dialog title={t('replay:watch.title')} closeLabel={t('common:close')} open onClose={onClose}>
      <div className={styles.form}>
        <Choice
          label={t('replay:watch.kind')}
          options={(['stage', 'one', 'two'] as const).map((id) => ({ id, label: t(`replay:watch.${id}`) }))}
          chosen={kind}
          onChoose={setKind}
        />
        {kind !== 'stage' && field(0)}
        {kind === 'two' && field(1)}
        <Button kind="primary" disabled={!isReady} onPress={choose}>
          {t('replay:watch.done')}
        </Button>
      </div>
    </Dialog>
  )
}
