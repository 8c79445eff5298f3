// A meeting in short, beside its box in the calendar: what, when, who, where, and what can be done.
import { CalendarDays, Copy, ExternalLink, LogIn, MapPin, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BridgePointId, Person } from '#protocol'
import { mayEverywhere } from '#domain/permission.ts'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './card.module.css'
import { isOpen, ownUnits, standingOf } from './shown-meetings.ts'
import { whenText } from './use-moves.ts'
import { useNarrow } from './use-narrow.ts'

/** The meeting and the box that the card points at. */
export type OpenCard = { readonly meeting: MeetingSummary; readonly box: HTMLElement }

/** Bridge points named one by one; of more, the rest is counted. */
const NAMED = 6

type MeetingCardProps = {
  readonly card: OpenCard
  readonly now: number
  readonly person: Person
  readonly names: DirectoryNames
  readonly onClose: () => void
}

/** The card; Escape and a press outside close it. */
export function MeetingCard({ card: { meeting, box }, now, person, names, onClose }: MeetingCardProps) {
  const { t, i18n } = useTranslation('calendar')
  const narrow = useNarrow()
  const organiser = names.units.get(meeting.organiserId)?.name ?? ''
  const chair = meeting.chairId === null ? null : names.officials.get(meeting.chairId)?.title
  const venue = meeting.venueId === null ? null : names.venues.get(meeting.venueId)?.name
  const seat = isOpen(meeting, now) ? seatOf(meeting, person, names) : null
  return (
    <Popover
      className={styles.card ?? ''}
      triggerRef={{ current: box }}
      isOpen
      onOpenChange={(stays) => !stays && onClose()}
      placement={narrow ? 'bottom' : 'right top'}
      offset={6}
    >
      <Dialog className={styles.inside ?? ''}>
        <div className={styles.tags}>
          <StandingTag meeting={meeting} now={now} />
          <Tag>{t(`forms.${meeting.form}`)}</Tag>
          <Tag>{t(`levels.${meeting.level}`)}</Tag>
        </div>
        <Heading slot="title" className={styles.title}>
          {meeting.title}
        </Heading>
        <Fact icon={<CalendarDays />}>{whenText(meeting, i18n.language)}</Fact>
        <Fact icon={<UserRound />}>{chair ? t('chairedBy', { chair }) : t('organisedBy', { organiser })}</Fact>
        {chair && <p className={styles.soft}>{t('organisedBy', { organiser })}</p>}
        {venue && <Fact icon={<MapPin />}>{venue}</Fact>}
        <PointNames ids={meeting.bridgePointIds} names={names} />
        <div className={styles.actions}>
          {seat !== null && (
            <Link className={styles.join ?? ''} to={`/meetings/${meeting.id}/join/${seat}`} data-bridge-point={seat}>
              <LogIn aria-hidden="true" />
              {t('join')}
            </Link>
          )}
          <Link className={styles.link ?? ''} to={`/meetings/${meeting.id}`}>
            <ExternalLink aria-hidden="true" />
            {t('open')}
          </Link>
          <Link className={styles.link ?? ''} to={`/meetings/new?copy=${meeting.id}`}>
            <Copy aria-hidden="true" />
            {t('copy')}
          </Link>
        </div>
      </Dialog>
    </Popover>
  )
}

function StandingTag({ meeting, now }: { meeting: MeetingSummary; now: number }) {
  const { t } = useTranslation('calendar')
  const standing = standingOf(meeting, now)
  if (standing === 'ahead' || standing === 'past') return null
  return <Tag tone={standing === 'running' ? 'action' : 'neutral'}>{t(`standings.${standing}`)}</Tag>
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={styles.fact}>
      {icon}
      <span>{children}</span>
    </p>
  )
}

function PointNames({ ids, names }: { ids: readonly BridgePointId[]; names: DirectoryNames }) {
  const { t } = useTranslation('calendar')
  if (ids.length === 0) return null
  const named = ids.slice(0, NAMED).map((id) => names.bridgePoints.get(id)?.name ?? id)
  return (
    <div className={styles.points}>
      <h3>{t('bridgePoints', { count: ids.length })}</h3>
      <ul>
        {named.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {ids.length > NAMED && <li>{t('clash.more', { count: ids.length - NAMED })}</li>}
      </ul>
    </div>
  )
}

/** The bridge point at which a person would sit: one of their own units, else the main one for those of the province. */
function seatOf(meeting: MeetingSummary, person: Person, names: DirectoryNames): BridgePointId | null {
  const own = ownUnits(person)
  const mine = meeting.bridgePointIds.find((id) => {
    const unit = names.bridgePoints.get(id)?.unitId
    return unit !== undefined && own.includes(unit)
  })
  return mine ?? (mayEverywhere(person.grants, 'session.join') ? meeting.mainBridgePointId : null)
}
