// Who holds the meeting, where, and how.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitId } from '#protocol'
import { FLOOR_MODES } from '#domain/state/floor.ts'
import { useOffice } from '../../api/use-office.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Select } from '../../ui/select.tsx'
import { mainPointFor } from './draft.ts'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import styles from './form.module.css'
import { unitsOf } from './names.ts'

/** Organiser, chair, secretary, main bridge point, venue, and how the chair gives the floor. */
export function WhoFields() {
  const { t } = useTranslation('scheduling')
  const { person, directory, names, draft, change, problems } = useForm()
  const mine = useMemo(() => unitsOf(person, 'meeting.edit', directory), [person, directory])
  const organise = (organiserId: UnitId) => {
    const followed = draft.mainBridgePointId === mainPointFor(draft.organiserId, directory)
    change({ organiserId, ...(followed && { mainBridgePointId: mainPointFor(organiserId, directory) }) })
  }
  const officials = directory.officials.map(({ id, title, unitId }) => ({
    id,
    label: title,
    detail: names.unit(unitId),
  }))
  return (
    <FormSection title={t('section.who')}>
      <ComboBox
        label={t('field.organiser')}
        items={mine.map(({ id, name }) => ({ id, label: name }))}
        value={draft.organiserId}
        onChange={(id) => {
          const unit = mine.find((one) => one.id === id)
          if (unit) organise(unit.id)
        }}
        error={problems.has('organiser') ? t('problem.organiser') : undefined}
        isRequired
      />
      <div className={styles.pair}>
        <ComboBox
          label={t('field.chair')}
          items={officials}
          value={draft.chairId}
          onChange={(id) => change({ chairId: directory.officials.find((one) => one.id === id)?.id ?? null })}
          placeholder={t('chooseLater')}
        />
        <SecretaryField />
      </div>
      <PlaceFields />
      {draft.form !== 'in-person' && <FloorField />}
    </FormSection>
  )
}

/** Where the chair sits, and where people meet. */
function PlaceFields() {
  const { t } = useTranslation('scheduling')
  const { directory, names, draft, change, problems } = useForm()
  const { bridgePoints, venues } = directory
  const points = bridgePoints.map(({ id, name, place }) => ({ id, label: name, detail: place }))
  const rooms = venues.map(({ id, name, unitId }) => ({ id, label: name, detail: names.unit(unitId) }))
  return (
    <div className={styles.pair}>
      {draft.form !== 'in-person' && (
        <ComboBox
          label={t('field.main')}
          items={points}
          value={draft.mainBridgePointId}
          onChange={(id) => change({ mainBridgePointId: bridgePoints.find((one) => one.id === id)?.id ?? null })}
          error={problems.has('main') ? t('problem.main') : undefined}
          placeholder={t('chooseLater')}
          isRequired
        />
      )}
      <ComboBox
        label={t('field.venue')}
        items={rooms}
        value={draft.venueId}
        onChange={(id) => change({ venueId: venues.find((one) => one.id === id)?.id ?? null })}
        placeholder={t('chooseLater')}
      />
    </div>
  )
}

/** How the floor is given when the session begins; its chair may change that at any time. */
function FloorField() {
  const { t } = useTranslation('scheduling')
  const { draft, change } = useForm()
  return (
    <Select
      label={t('field.floor')}
      placeholder=""
      options={FLOOR_MODES.map((id) => ({ id, label: t(`floorMode.${id}`) }))}
      chosen={draft.floorMode}
      onChoose={(id) => change({ floorMode: FLOOR_MODES.find((mode) => mode === id) ?? draft.floorMode })}
    />
  )
}

/** Whoever may edit the organiser's meetings; somebody who no longer may stays until another one is chosen. */
function SecretaryField() {
  const { t } = useTranslation('scheduling')
  const { person, draft, change } = useForm()
  const { secretaryId, organiserId } = draft
  const answer = useOffice('meeting.secretaries', { organiserId }, { placeholderData: (before) => before })
  const secretaries = answer.data ?? [{ id: person.accountId, name: person.name }]
  const isListed = secretaryId === null || secretaries.some(({ id }) => id === secretaryId)
  const all = isListed ? secretaries : [...secretaries, { id: secretaryId, name: t('value.someone') }]
  return (
    <ComboBox
      label={t('field.secretary')}
      items={all.map(({ id, name }) => ({ id, label: name, ...(id === person.accountId && { detail: t('me') }) }))}
      value={secretaryId}
      onChange={(id) => change({ secretaryId: all.find((one) => one.id === id)?.id ?? null })}
      placeholder={t('chooseLater')}
    />
  )
}
