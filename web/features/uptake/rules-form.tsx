// The rules as fields.
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MEETING_LEVELS } from '#domain/meeting.ts'
import type { Rules, TargetStep } from '#domain/uptake/definition.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { dayOf } from '../../ui/days.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { serverNow } from '../../ui/server-clock.ts'
import { isTargetInOrder, withStep } from './rules-draft.ts'
import styles from './form.module.css'

type RulesFormProps = { readonly rules: Rules; readonly onChange: (rules: Rules) => void }

const OUTCOMES = ['left-out', 'not-by-video'] as const

/** Every rule. */
export function RulesForm({ rules, onChange }: RulesFormProps) {
  const { t } = useTranslation('uptake')
  const set = (change: Partial<Rules>) => onChange({ ...rules, ...change })
  return (
    <>
      <fieldset className={styles.boxed}>
        <legend>{t('definition.editor.levels')}</legend>
        {MEETING_LEVELS.map((level) => (
          <Checkbox
            key={level}
            label={t(`level.${level}`)}
            isSelected={rules.levels.includes(level)}
            onChange={(isSelected) =>
              set({
                levels: MEETING_LEVELS.filter((one) => (one === level ? isSelected : rules.levels.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <div className={styles.pair}>
        <NumberField
          label={t('definition.editor.minMinutes')}
          unit={t('definition.editor.minute')}
          min={0}
          max={1_440}
          value={rules.minMinutes}
          onChange={(minMinutes) => set({ minMinutes: minMinutes ?? 0 })}
        />
        <ShareField
          label={t('definition.editor.minShare')}
          value={rules.minShare}
          onChange={(minShare) => set({ minShare })}
        />
      </div>
      <ShareField
        label={t('definition.editor.mixedShare')}
        value={rules.mixedShare}
        onChange={(mixedShare) => set({ mixedShare })}
      />
      <Checkbox
        label={t('definition.editor.acceptsStatements')}
        isSelected={rules.acceptsStatements}
        onChange={(acceptsStatements) => set({ acceptsStatements })}
      />
      <Choice
        label={t('definition.editor.neverRan')}
        options={OUTCOMES.map((id) => ({ id, label: t(`definition.editor.neverRanOptions.${id}`) }))}
        chosen={rules.neverRan}
        onChoose={(neverRan) => set({ neverRan })}
      />
      <TargetFields target={rules.target} onChange={(target) => set({ target })} />
    </>
  )
}

type ShareProps = { label: string; value: number; onChange: (share: number) => void }

/** A share as whole percents. */
function ShareField({ label, value, onChange }: ShareProps) {
  return (
    <NumberField
      label={label}
      unit="%"
      min={0}
      max={100}
      value={Math.round(value * 1_000) / 10}
      onChange={(percents) => onChange((percents ?? 0) / 100)}
    />
  )
}

type TargetProps = { target: readonly TargetStep[]; onChange: (target: readonly TargetStep[]) => void }

function TargetFields({ target, onChange }: TargetProps) {
  const { t } = useTranslation('uptake')
  return (
    <fieldset className={styles.boxed}>
      <legend>{t('definition.editor.target')}</legend>
      {target.map((step, index) => (
        <Step
          // Steps do not change their places.
          key={`step-${index + 1}`}
          step={step}
          number={index + 1}
          onChange={(next) => onChange(target.map((one, at) => (at === index ? next : one)))}
          onRemove={() => onChange(target.filter((_, at) => at !== index))}
        />
      ))}
      {!isTargetInOrder(target) && (
        <p className={styles.missing} role="alert">
          {t('definition.editor.wrongOrder')}
        </p>
      )}
      <div>
        <Button size="small" icon={<Plus />} onPress={() => onChange(withStep(target, dayOf(serverNow())))}>
          {t('definition.editor.addStep')}
        </Button>
      </div>
    </fieldset>
  )
}

type StepProps = { step: TargetStep; number: number; onChange: (step: TargetStep) => void; onRemove: () => void }

function Step({ step, number, onChange, onRemove }: StepProps) {
  const { t } = useTranslation('uptake')
  return (
    <div className={styles.step} role="group" aria-label={t('definition.editor.step', { number })}>
      <DateField
        label={t('definition.editor.targetFrom')}
        value={step.from}
        onChange={(from) => onChange({ ...step, from })}
      />
      <DateField label={t('definition.editor.targetBy')} value={step.by} onChange={(by) => onChange({ ...step, by })} />
      <ShareField
        label={t('definition.editor.targetRatio')}
        value={step.ratio}
        onChange={(ratio) => onChange({ ...step, ratio })}
      />
      <IconButton label={t('definition.editor.removeStep', { number })} icon={<Trash2 />} onPress={onRemove} />
    </div>
  )
}
