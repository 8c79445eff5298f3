// Changing what the saved kilometres, hours and money are reckoned with.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedInputs } from '#domain/uptake/saved.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './form.module.css'

/** As the contract has them: the least and the most. */
const LIMITS: Readonly<Record<keyof SavedInputs, readonly [number, number]>> = {
  peoplePerDistrict: [0, 1_000],
  carsPerDistrict: [0, 1_000],
  kmPerHour: [1, 200],
  costPerKm: [0, 1_000_000],
  costPerPerson: [0, 100_000_000],
}
/** In the order of the formula. */
export const INPUTS = ['peoplePerDistrict', 'carsPerDistrict', 'kmPerHour', 'costPerKm', 'costPerPerson'] as const

/** The panel with the five inputs. */
export function InputsPanel({ inputs, onClose }: { inputs: SavedInputs; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const [draft, setDraft] = useState(inputs)
  const save = useOfficeChange('uptake.inputs-save', { touches: ['uptake.figures'] })
  const submit = () =>
    save.mutate(draft, {
      onSuccess: () => {
        showToast({ text: t('saved.done') })
        onClose()
      },
    })
  return (
    <Panel
      title={t('saved.editTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('evidence.cancel')}</Button>
          <Button kind="primary" type="submit" form="uptake-inputs" pending={save.isPending}>
            {t('evidence.save')}
          </Button>
        </>
      }
    >
      <form
        id="uptake-inputs"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {save.error && <Failure refusal={save.error} />}
        {INPUTS.map((name) => (
          <NumberField
            key={name}
            label={t(`saved.inputs.${name}`)}
            unit={t(`saved.units.${name}`)}
            value={draft[name]}
            min={LIMITS[name][0]}
            max={LIMITS[name][1]}
            onChange={(value) => setDraft({ ...draft, [name]: value ?? LIMITS[name][0] })}
          />
        ))}
      </form>
    </Panel>
  )
}
