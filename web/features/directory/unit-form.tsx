// Making and changing a unit.
import { useTranslation } from 'react-i18next'
import { UNIT_KINDS } from '#domain/directory.ts'
import type { Unit } from '#domain/directory.ts'
import type { UnitId } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EditPanel } from './edit-panel.tsx'
import { useDraft, useRefusalPlace } from './form.ts'
import type { RefusalPlace } from './form.ts'
import styles from './forms.module.css'

/** A unit as the form holds it; without an id it is a new one. */
export type UnitDraft = Omit<Unit, 'id'> & { readonly id?: UnitId }

type UnitFormProps = {
  readonly unit: UnitDraft
  readonly units: readonly Unit[]
  readonly onClose: () => void
  readonly onSaved: (code: string) => void
}

/** The panel with a unit's fields. */
export function UnitForm({ unit, units, onClose, onSaved }: UnitFormProps) {
  const { t } = useTranslation('directory')
  const { draft, set } = useDraft<UnitDraft>(unit)
  const saving = useOfficeChange('unit.save', { touches: ['directory.'] })
  const place = useRefusalPlace(saving.error, 'code')
  const save = () =>
    saving.mutate(draft, {
      onSuccess: () => {
        showToast({ text: t('saved', { name: draft.name }) })
        onSaved(draft.code)
      },
    })
  return (
    <EditPanel
      title={unit.id === undefined ? t('newUnit') : t('editUnit')}
      pending={saving.isPending}
      refusal={place.other}
      onSave={save}
      onClose={onClose}
    >
      <UnitNameFields draft={draft} set={set} place={place} />
      <UnitPlaceFields draft={draft} set={set} place={place} units={units} />
      <Checkbox
        label={t('confirmed')}
        description={t('confirmedHelp')}
        isSelected={draft.confirmed}
        onChange={set('confirmed')}
      />
    </EditPanel>
  )
}

type FieldsProps = Pick<ReturnType<typeof useDraft<UnitDraft>>, 'draft' | 'set'> & { readonly place: RefusalPlace }

function UnitNameFields({ draft, set, place }: FieldsProps) {
  const { t } = useTranslation('directory')
  return (
    <>
      <TextField
        label={t('fields.unitName')}
        value={draft.name}
        onChange={set('name')}
        error={place.errorOf('name')}
        isRequired
        autoFocus
      />
      <div className={styles.pair}>
        <TextField
          label={t('fields.code')}
          description={t('fields.codeHelp')}
          value={draft.code}
          onChange={(code) => set('code')(code.toUpperCase())}
          error={place.errorOf('code')}
          isRequired
        />
        <NumberField
          label={t('fields.roadKm')}
          unit="km"
          min={0}
          max={2000}
          value={draft.roadKm}
          onChange={set('roadKm')}
          error={place.errorOf('roadKm')}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('fields.email')}
          type="email"
          value={draft.email}
          onChange={set('email')}
          error={place.errorOf('email')}
        />
        <TextField
          label={t('fields.phone')}
          type="tel"
          value={draft.phone}
          onChange={set('phone')}
          error={place.errorOf('phone')}
        />
      </div>
    </>
  )
}

function UnitPlaceFields({ draft, set, place, units }: FieldsProps & Pick<UnitFormProps, 'units'>) {
  const { t } = useTranslation('directory')
  const above = units.filter(({ id, kind }) => id !== draft.id && kind !== 'commune')
  return (
    <div className={styles.pair}>
      <Select
        label={t('fields.kind')}
        options={UNIT_KINDS.map((kind) => ({ id: kind, label: t(`kindNames.${kind}`) }))}
        chosen={draft.kind}
        placeholder={t('fields.kind')}
        onChoose={(id) => set('kind')(UNIT_KINDS.find((kind) => kind === id) ?? draft.kind)}
      />
      <ComboBox
        label={t('fields.parent')}
        items={above.map(({ id, name, code }) => ({ id, label: name, detail: code }))}
        value={draft.parentId}
        onChange={(chosen) => set('parentId')(above.find(({ id }) => id === chosen)?.id ?? null)}
        placeholder={t('fields.noParent')}
        error={place.errorOf('parentId')}
      />
    </div>
  )
}
