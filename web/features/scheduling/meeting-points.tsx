// The bridge points of a meeting, grouped by the kind of their unit.
import { ChevronDown, Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { UNIT_KINDS } from '#domain/directory.ts'
import type { BridgePoint, UnitKind } from '#domain/directory.ts'
import styles from './meeting-screen.module.css'
import type { MeetingProps } from './meeting-props.ts'
import { PageSection } from './page-section.tsx'

/** A group longer than this is folded at first. */
const UNFOLDED = 12

/** Groups with their counts in the heads. */
export function MeetingPoints({ meeting, directory }: MeetingProps) {
  const { t } = useTranslation('scheduling')
  const taking = new Set(meeting.bridgePointIds)
  const kinds = new Map(directory.units.map(({ id, kind }) => [id, kind]))
  const points = directory.bridgePoints.filter(({ id }) => taking.has(id))
  const groups = UNIT_KINDS.map((kind) => ({ kind, points: points.filter(({ unitId }) => kinds.get(unitId) === kind) }))
  return (
    <PageSection
      title={t('page.points')}
      aside={points.length > 0 && <span className={styles.soft}>{points.length}</span>}
    >
      {points.length === 0 && <p className={styles.soft}>{t('page.pointsNone')}</p>}
      {groups
        .filter((group) => group.points.length > 0)
        .map((group) => (
          <PointGroup key={group.kind} {...group} main={meeting.mainBridgePointId} />
        ))}
    </PageSection>
  )
}

type PointGroupProps = { kind: UnitKind; points: readonly BridgePoint[]; main: BridgePoint['id'] | null }

function PointGroup({ kind, points, main }: PointGroupProps) {
  const { t } = useTranslation('scheduling')
  return (
    <Disclosure defaultExpanded={points.length <= UNFOLDED} className={styles.group ?? ''}>
      <AriaButton slot="trigger" className={styles.groupHead ?? ''}>
        <ChevronDown aria-hidden="true" />
        <span>{t(`kind.${kind}`)}</span>
        <span className={styles.soft}>{points.length}</span>
      </AriaButton>
      <DisclosurePanel>
        <ul className={styles.groupList}>
          {points.map(({ id, name, place }) => (
            <li key={id}>
              <span>{name}</span>
              {place !== '' && <span className={styles.soft}>{place}</span>}
              {id === main && (
                <span className={styles.mainMark}>
                  <Star aria-hidden="true" /> {t('page.mainMark')}
                </span>
              )}
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
