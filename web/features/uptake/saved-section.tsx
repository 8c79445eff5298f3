// Kilometres, hours and money that were not spent on the road, with the formula and its inputs.
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayEverywhere } from '#domain/permission.ts'
import type { SavedInputs } from '#domain/uptake/saved.ts'
import type { Person } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Figure } from './figure.tsx'
import { INPUTS, InputsPanel } from './inputs-panel.tsx'
import { useNumbers } from './numbers.ts'
import type { Table } from './table.ts'
import type { FiguresProps } from './use-figures.ts'
import styles from './facts.module.css'

/** What was spared, and how that is known. */
export function SavedSection({ figures, person }: FiguresProps & { person: Person }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { saved, inputs } = figures
  const values = (['km', 'hours', 'money'] as const).map((id) => ({
    id,
    value: t(`saved.${id}Value`, { value: numbers.count(Math.round(saved[id])) }),
  }))
  const table: Table = {
    name: 'tiet-kiem-di-lai',
    columns: [
      { label: t('columns.part'), kind: 'text' },
      { label: t('columns.count'), kind: 'count' },
    ],
    rows: (['km', 'hours', 'money'] as const).map((id) => [t(`saved.${id}`), Math.round(saved[id])]),
  }
  return (
    <Figure
      title={t('saved.title')}
      description={[
        t('saved.journeys', { count: saved.journeys }),
        ...(saved.withoutDistance > 0 ? [t('saved.withoutDistance', { count: saved.withoutDistance })] : []),
      ].join('; ')}
      table={table}
    >
      <dl className={styles.facts}>
        {values.map(({ id, value }) => (
          <div key={id} className={styles.fact}>
            <dt>{t(`saved.${id}`)}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      <Formula inputs={inputs} mayEdit={mayEverywhere(person.grants, 'uptake.define')} />
    </Figure>
  )
}

function Formula({ inputs, mayEdit }: { inputs: SavedInputs; mayEdit: boolean }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const [editing, setEditing] = useState(false)
  return (
    <details className={styles.formula}>
      <summary>{t('saved.formula')}</summary>
      <div className={styles.formulaBody}>
        <ul>
          {(['formulaKm', 'formulaHours', 'formulaMoney'] as const).map((id) => (
            <li key={id}>{t(`saved.${id}`)}</li>
          ))}
        </ul>
        <dl className={styles.inputs}>
          {INPUTS.map((id) => (
            <div key={id}>
              <dt>{t(`saved.inputs.${id}`)}</dt>
              <dd>
                {numbers.count(inputs[id])} {t(`saved.units.${id}`)}
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.text}>{t('saved.notOfficial')}</p>
        {mayEdit && (
          <div className={styles.edit}>
            <Button size="small" icon={<Pencil />} onPress={() => setEditing(true)}>
              {t('saved.edit')}
            </Button>
          </div>
        )}
      </div>
      {editing && <InputsPanel inputs={inputs} onClose={() => setEditing(false)} />}
    </details>
  )
}
