// The lines of the list of bridge points: the heads of its groups, and its rows.
import {
  ChevronDown,
  ChevronRight,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  DoorOpen,
  EllipsisVertical,
  Hand,
  Mic,
  MicOff,
  SignalHigh,
  SignalLow,
  SignalMedium,
  Speech,
  Unplug,
  Users,
} from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import styles from './bridge-point-list.module.css'
import type { GroupHead, PointRow } from './point-rows.ts'

const PRESENCE_ICONS = {
  connected: CircleCheck,
  dropped: Unplug,
  'in-person': Users,
  gone: DoorOpen,
  absent: CircleSlash,
  away: CircleDashed,
} as const
const QUALITY_ICONS = { good: SignalHigh, fair: SignalMedium, poor: SignalLow, lost: Unplug } as const

/** The head of a group: what it is, how many of it are there, how many ask. */
export function HeadLine({ head }: { head: GroupHead }) {
  const { t } = useTranslation('floor')
  const Fold = head.isFolded ? ChevronRight : ChevronDown
  return (
    <span role="gridcell" className={styles.head}>
      <Fold aria-hidden="true" />
      <span className={styles.groupName}>{t(`points.groups.${head.group}`)}</span>
      {head.asking > 0 && (
        <span className={styles.asking} title={t('points.groupAsking', { count: head.asking })}>
          <Hand aria-hidden="true" />
          {head.asking}
        </span>
      )}
      <span className={styles.counts}>{t('points.groupCount', { there: head.there, total: head.total })}</span>
    </span>
  )
}

type RowLineProps = { readonly row: PointRow; readonly onMenu: (anchor: Element) => void }

/** One bridge point. Its icons have their words as hints; the row's own name says them all. */
export function RowLine({ row, onMenu }: RowLineProps) {
  const { t } = useTranslation('floor')
  const { point, presence, place, holding } = row
  const Presence = holding ? Speech : PRESENCE_ICONS[presence]
  return (
    <>
      <span role="gridcell" className={styles.cell}>
        <span className={styles.presence} title={t(holding ? 'points.holding' : `points.presence.${presence}`)}>
          <Presence aria-hidden="true" />
        </span>
        <span className={styles.name}>
          {point.name}
          {presence !== 'connected' && <span className={styles.why}>{t(`points.presence.${presence}`)}</span>}
        </span>
        {place !== null && (
          <span className={styles.asking} title={t('points.asking', { place })}>
            <Hand aria-hidden="true" />
            {place}
          </span>
        )}
        <Signs row={row} />
      </span>
      <span role="gridcell">
        <Button
          className={styles.menu ?? ''}
          excludeFromTabOrder
          aria-label={t('points.menu', { name: point.name })}
          onPress={({ target }) => onMenu(target)}
        >
          <EllipsisVertical aria-hidden="true" />
        </Button>
      </span>
    </>
  )
}

function Signs({ row: { microphone, quality } }: { row: PointRow }) {
  const { t } = useTranslation('floor')
  const Quality = quality && QUALITY_ICONS[quality]
  return (
    <>
      {microphone !== null && (
        <span
          className={styles.microphone}
          data-open={microphone === 'open'}
          title={t(`points.microphone.${microphone}`)}
        >
          {microphone === 'open' ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        </span>
      )}
      {Quality && (
        <span className={styles.quality} data-quality={quality} title={t(`points.quality.${quality}`)}>
          <Quality aria-hidden="true" />
        </span>
      )}
    </>
  )
}

/** Answers what a row says of itself, for those who cannot see its icons. */
export function useRowWords(): (row: PointRow) => string {
  const { t } = useTranslation('floor')
  return ({ point, presence, place, holding, microphone, quality }) =>
    [
      point.name,
      point.main && t('points.main'),
      t(`points.presence.${presence}`),
      holding && t('points.holding'),
      place !== null && t('points.asking', { place }),
      microphone && t(`points.microphone.${microphone}`),
      quality && t(`points.quality.${quality}`),
    ]
      .filter(Boolean)
      .join('. ')
}
