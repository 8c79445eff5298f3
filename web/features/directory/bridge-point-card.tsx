// One bridge point: where it stands, who answers for it, its line and its devices.
import { CircleCheck, Pencil, Trash2, Video } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BridgePoint } from '#domain/directory.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Facts } from './facts.tsx'
import type { Editing } from './editing.tsx'
import { ConfirmedTag } from './confirmed-tag.tsx'
import type { Confirming } from './use-confirming.ts'
import styles from './detail.module.css'

type BridgePointCardProps = {
  readonly point: BridgePoint
  readonly mayEdit: boolean
  readonly confirming: Confirming
  readonly onEdit: (editing: Editing) => void
}

/** The bridge point with its buttons for those who may change it. */
export function BridgePointCard({ point, mayEdit, confirming, onEdit }: BridgePointCardProps) {
  const { t, i18n } = useTranslation('directory')
  const line = point.lineMbps === null ? '' : `${point.lineMbps.toLocaleString(i18n.language)} Mbit/s`
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <Video aria-hidden="true" />
        <h4 className={styles.cardName}>{point.name}</h4>
        {mayEdit && <PointButtons point={point} onEdit={onEdit} />}
      </div>
      <div className={styles.tags}>
        <Tag>{t(`levels.${point.level}`)}</Tag>
        {point.main && <Tag tone="action">{t('main')}</Tag>}
        <ConfirmedTag confirmed={point.confirmed} />
        {mayEdit && !point.confirmed && (
          <Button
            size="small"
            kind="quiet"
            icon={<CircleCheck />}
            disabled={confirming.pending}
            onPress={() => confirming.confirm({ units: [], points: [point] })}
          >
            {t('confirm')}
          </Button>
        )}
      </div>
      <Facts
        facts={[
          { label: t('fields.place'), value: point.place },
          { label: t('fields.line'), value: line },
          { label: t('fields.official'), value: point.official, note: point.officialPhone },
          { label: t('fields.technician'), value: point.technician, note: point.technicianPhone },
          { label: t('fields.devices'), value: point.devices.join(', ') },
        ]}
      />
    </div>
  )
}

function PointButtons({ point, onEdit }: Pick<BridgePointCardProps, 'point' | 'onEdit'>) {
  const { t } = useTranslation('directory')
  const { id, name } = point
  return (
    <div className={styles.cardButtons}>
      <IconButton label={t('editNamed', { name })} icon={<Pencil />} onPress={() => onEdit({ kind: 'point', point })} />
      <IconButton
        label={t('removeNamed', { name })}
        icon={<Trash2 />}
        tone="danger"
        onPress={() => onEdit({ kind: 'remove', removal: { request: 'bridge-point.remove', input: { id }, name } })}
      />
    </div>
  )
}
