// What the chair has every screen show: the layout, who may choose another, and the bridge point in the light.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LAYOUTS, NEW_STAGE } from '#domain/state/stage.ts'
import type { StageChoice } from '#domain/state/stage.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import styles from './stage-direction.module.css'

/** The layout for all, asked for at once. */
export function StageDirection() {
  const { t } = useTranslation(['console', 'meeting'])
  const live = useLive()
  const stage = useSession((state) => state.stage) ?? NEW_STAGE
  const set = (change: Partial<StageChoice>) => void live.ask('stage.set', { choice: { ...stage, ...change } })
  return (
    <section className={styles.direction} aria-label={t('console:stage.title')}>
      <fieldset className={styles.layouts}>
        <legend className={styles.legend}>{t('console:stage.layout')}</legend>
        {LAYOUTS.map((layout) => (
          <button
            key={layout}
            type="button"
            className={styles.layout}
            aria-pressed={stage.layout === layout}
            onClick={() => set({ layout })}
          >
            <span className={styles.sketch} data-layout={layout} aria-hidden="true">
              <i />
              <i />
              <i />
              <i />
            </span>
            <span>{t(`meeting:layout.${layout}`)}</span>
          </button>
        ))}
      </fieldset>
      <Choice
        label={t('console:stage.choice')}
        options={[
          { id: 'chair', label: t('console:stage.chair') },
          { id: 'free', label: t('console:stage.free') },
        ]}
        chosen={stage.choice}
        onChoose={(choice) => set({ choice })}
      />
      <p className={styles.soft}>{t(`console:stage.${stage.choice}Text`)}</p>
      <Spotlight spotlight={stage.spotlight} onChoose={(spotlight) => set({ spotlight })} />
    </section>
  )
}

type SpotlightProps = {
  readonly spotlight: StageChoice['spotlight']
  readonly onChoose: (spotlight: StageChoice['spotlight']) => void
}

function Spotlight({ spotlight, onChoose }: SpotlightProps) {
  const { t } = useTranslation('console')
  const points = useSession((state) => state.bridgePoints)
  const items = useMemo(() => (points ?? []).map(({ id, name }) => ({ id, label: name })), [points])
  const choose = (id: string | null) => onChoose(points?.find((point) => point.id === id)?.id ?? null)
  return (
    <div className={styles.spotlight}>
      <ComboBox
        label={t('stage.spotlight')}
        description={t('stage.spotlightText')}
        placeholder={t('stage.spotlightNone')}
        items={items}
        value={spotlight}
        onChange={choose}
      />
      {spotlight !== null && <Button onPress={() => onChoose(null)}>{t('stage.noSpotlight')}</Button>}
    </div>
  )
}
