// Making and changing a bridge point.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LEVELS } from '#domain/directory.ts'
import type { BridgePoint } from '#domain/directory.ts'
import type { BridgePointId } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EditPanel } from './edit-panel.tsx'
import { useDraft, useRefusalPlace } from './form.ts'
import type { RefusalPlace } from './form.ts'
import styles from './forms.module.css'

/** A bridge point as the form holds it; without an id it is a new one. */
export type BridgePointDraft = Omit<BridgePoint, 'id'> & { readonly id?: BridgePointId }

type BridgePointFormProps = { readonly point: BridgePointDraft; readonly onClose: () => void }

/** The panel with a bridge point's fields. */
export function BridgePointForm({ point, onClose }: BridgePointFormProps) {
  const { t } = useTranslation('directory')
  const { draft, set } = useDraft<BridgePointDraft>(point)
  const [devices, setDevices] = useState(point.devices.join('\n'))
  const saving = useOfficeChange('bridge-point.save', { touches: ['directory.'] })
  const place = useRefusalPlace(saving.error, 'name')
  const save = () =>
    saving.mutate(
      { ...draft, devices: linesOf(devices) },
      {
        onSuccess: () => {
          showToast({ text: t('saved', { name: draft.name }) })
          onClose()
        },
      },
    )
  return (
    <EditPanel
      title={point.id === undefined ? t('newPoint') : t('editPoint')}
      pending={saving.isPending}
      refusal={place.other}
      onSave={save}
      onClose={onClose}
    >
      <PlaceFields draft={draft} set={set} place={place} />
      <PeopleFields draft={draft} set={set} place={place} />
      <TextArea
        label={t('fields.devices')}
        description={t('fields.devicesHelp')}
        rows={4}
        value={devices}
        onChange={setDevices}
        error={place.errorOf('devices')}
      />
      <Checkbox label={t('main')} description={t('mainHelp')} isSelected={draft.main} onChange={set('main')} />
      <Checkbox
        label={t('confirmed')}
        description={t('confirmedHelp')}
        isSelected={draft.confirmed}
        onChange={set('confirmed')}
      />
    </EditPanel>
  )
}

/** One device a line, each once. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter(Boolean))]
}

type FieldsProps = Pick<ReturnType<typeof useDraft<BridgePointDraft>>, 'draft' | 'set'> & {
  readonly place: RefusalPlace
}

function PlaceFields({ draft, set, place }: FieldsProps) {
  const { t } = useTranslation('directory')
  return (
    <>
      <TextField
        label={t('fields.pointName')}
        description={t('fields.pointNameHelp')}
        value={draft.name}
        onChange={set('name')}
        error={place.errorOf('name')}
        isRequired
        autoFocus
      />
      <TextField
        label={t('fields.place')}
        value={draft.place}
        onChange={set('place')}
        error={place.errorOf('place')}
        placeholder={t('fields.placeExample')}
      />
      <div className={styles.pair}>
        <Select
          label={t('fields.level')}
          options={LEVELS.map((level) => ({ id: level, label: t(`levels.${level}`) }))}
          chosen={draft.level}
          placeholder={t('fields.level')}
          onChoose={(id) => set('level')(LEVELS.find((level) => level === id) ?? draft.level)}
        />
        <NumberField
          label={t('fields.line')}
          unit="Mbit/s"
          min={0}
          max={100_000}
          value={draft.lineMbps}
          onChange={set('lineMbps')}
          error={place.errorOf('lineMbps')}
        />
      </div>
    </>
  )
}

function PeopleFields({ draft, set, place }: FieldsProps) {
  const { t } = useTranslation('directory')
  return (
    <>
      {(['official', 'technician'] as const).map((who) => (
        <div key={who} className={styles.pair}>
          <TextField
            label={t(`fields.${who}`)}
            description={t('fields.officeNotName')}
            value={draft[who]}
            onChange={set(who)}
            error={place.errorOf(who)}
          />
          <TextField
            label={t(`columns.${who}Phone`)}
            type="tel"
            value={draft[`${who}Phone`]}
            onChange={set(`${who}Phone`)}
            error={place.errorOf(`${who}Phone`)}
          />
        </div>
      ))}
    </>
  )
}
