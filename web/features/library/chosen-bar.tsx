// Above the table: how much there is, and what can be done with all that is chosen.
import { Scale, Timer, Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { RECORDING_LIMITS } from '#domain/recording-limits.ts'
import type { RecordingSummary, SessionId } from '#protocol'
import { formatBytes } from '../../ui/amounts.ts'
import { Button } from '../../ui/button.tsx'
import type { KeepingAct } from './keeping-dialog.tsx'
import styles from './library.module.css'

type ChosenBarProps = {
  readonly recordings: readonly RecordingSummary[]
  readonly picked: readonly RecordingSummary[]
  readonly sums: string
  readonly onChoose: (ids: readonly SessionId[]) => void
  readonly onAct: (act: KeepingAct) => void
}

/** Choosing all of them, and the acts on those that are chosen. */
export function ChosenBar({ recordings, picked, sums, onChoose, onAct }: ChosenBarProps) {
  const { t, i18n } = useTranslation('library')
  const manageable = recordings.filter(({ mayManage }) => mayManage).slice(0, RECORDING_LIMITS.atOnce)
  const size = formatBytes(
    picked.reduce((sum, { bytes }) => sum + bytes, 0),
    i18n.language,
  )
  const isAll = picked.length > 0 && picked.length === manageable.length
  return (
    <div className={styles.bar}>
      {manageable.length > 0 && (
        <label className={styles.all}>
          <input
            type="checkbox"
            className={styles.box}
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = picked.length > 0 && !isAll
            }}
            onChange={() => onChoose(isAll ? [] : manageable.map(({ sessionId }) => sessionId))}
          />
          {t('chooseAll', { count: manageable.length })}
        </label>
      )}
      <span className={styles.sums} role="status">
        {picked.length > 0 ? t('chosen', { count: picked.length, size }) : sums}
      </span>
      {picked.length > 0 && (
        <span className={styles.acts}>
          <Button size="small" icon={<Timer />} onPress={() => onAct('retain')}>
            {t('retain')}
          </Button>
          <Button size="small" icon={<Scale />} onPress={() => onAct('hold')}>
            {t('hold')}
          </Button>
          <Button size="small" icon={<Scale />} onPress={() => onAct('lift')}>
            {t('lift')}
          </Button>
          <Button size="small" kind="danger" icon={<Trash2 />} onPress={() => onAct('remove')}>
            {t('remove')}
          </Button>
          <Button size="small" kind="quiet" icon={<X />} onPress={() => onChoose([])}>
            {t('chooseNone')}
          </Button>
        </span>
      )}
    </div>
  )
}
