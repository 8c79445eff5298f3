// Who is invited, and with which bridge points.
import { ChevronDown } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import type { BridgePoint } from '#domain/directory.ts'
import { matches } from '#domain/folded.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { MultiComboBox } from '../../ui/multi-combo-box.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { pointsOf, takingPart, withUnits } from './draft.ts'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import styles from './form.module.css'
import { groupsOf } from './unit-groups.ts'

/** From how many on a list is worth searching. */
const SEARCHABLE = 12

/** Invited units by groups or one by one, and their bridge points. */
export function InvitedFields() {
  const { t } = useTranslation('scheduling')
  const { directory, names, draft, change, problems } = useForm()
  const { units } = directory
  const items = useMemo(
    () =>
      units.map(({ id, name, code, parentId }) => ({
        id,
        label: name,
        detail: parentId === null ? code : names.unit(parentId),
      })),
    [units, names],
  )
  const groups = useMemo(() => groupsOf(units, t), [units, t])
  const invite = (ids: readonly string[]) => {
    const byId = new Map(units.map(({ id }) => [String(id), id]))
    const chosen = ids.map((id) => byId.get(id)).filter((id) => id !== undefined)
    change((now) => withUnits(now, chosen, directory))
  }
  return (
    <FormSection title={t('section.invited')}>
      <MultiComboBox
        label={t('field.invited')}
        placeholder={t('field.invitedPlaceholder')}
        items={items}
        groups={groups}
        values={draft.unitIds}
        onChange={invite}
        error={problems.has('invited') ? t('problem.invited') : undefined}
      />
      {draft.form !== 'in-person' && draft.unitIds.length > 0 && <Points />}
    </FormSection>
  )
}

/** All bridge points of the invited, folded away until somebody wants to leave one out. */
function Points() {
  const { t } = useTranslation('scheduling')
  const { directory, draft } = useForm()
  const points = pointsOf(draft.unitIds, directory)
  const taking = takingPart(draft, directory).length
  if (points.length === 0) return <Notice>{t('points.none')}</Notice>
  return (
    <Disclosure className={styles.disclosure ?? ''}>
      <AriaButton slot="trigger" className={styles.disclose ?? ''}>
        <ChevronDown aria-hidden="true" />
        <span>
          <strong>{t('points.summary', { count: taking })}</strong>
          {draft.leftOut.length > 0 && `, ${t('points.leftOut', { count: draft.leftOut.length })}`}
        </span>
        <span className={styles.discloseWord}>{t('points.choose')}</span>
      </AriaButton>
      <DisclosurePanel>
        <PointList points={points} />
      </DisclosurePanel>
    </Disclosure>
  )
}

function PointList({ points }: { points: readonly BridgePoint[] }) {
  const { t } = useTranslation('scheduling')
  const { draft, change } = useForm()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const shown = points.filter(({ name, place }) => matches(`${name} ${place}`, wanted))
  const without = new Set(draft.leftOut)
  const toggle = ({ id }: BridgePoint, takes: boolean) =>
    change({ leftOut: takes ? draft.leftOut.filter((one) => one !== id) : [...draft.leftOut, id] })
  return (
    <div className={styles.points}>
      <p className={styles.soft}>{t('points.description')}</p>
      {points.length > SEARCHABLE && <SearchField label={t('points.filter')} value={typed} onChange={setTyped} />}
      <ul className={styles.pointList}>
        {shown.map((point) => (
          <li key={point.id} className={styles.point}>
            <Checkbox
              label={point.name}
              isSelected={!without.has(point.id) || point.id === draft.mainBridgePointId}
              isDisabled={point.id === draft.mainBridgePointId}
              onChange={(takes) => toggle(point, takes)}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={styles.soft}>{t('points.noMatch')}</p>}
    </div>
  )
}
