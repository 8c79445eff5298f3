// How the floor is given: mode, limit, dialogue, the secretary.
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FLOOR_MODES } from '#domain/state/floor.ts'
import type { FloorSettings } from '#domain/state/floor.ts'
import { useLive, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './floor-queue.module.css'

const MINUTE_MS = 60_000
/** The usual limits, minutes. */
const LIMITS = [1, 3, 5, 10] as const
const MOST_MINUTES = 240
const NONE = 'none'
const OTHER = 'other'

/** Every change holds at once, for everybody. */
export const FloorSettingsForm = memo(function FloorSettingsForm() {
  const { t } = useTranslation('floor')
  const live = useLive()
  // One by one: the floor itself changes with every request.
  const mode = useSession(({ floor }) => floor.mode)
  const limitMs = useSession(({ floor }) => floor.limitMs)
  const most = useSession(({ floor }) => floor.most)
  const secretarySpeaks = useSession(({ floor }) => floor.secretarySpeaks)
  if (mode === null || most === null || secretarySpeaks === null) return null
  const change = (part: Partial<FloorSettings>) =>
    void live.ask('floor.set', { settings: { mode, limitMs, most, secretarySpeaks, ...part } })
  const chooseMode = (id: string) => {
    const chosen = FLOOR_MODES.find((one) => one === id)
    if (chosen) change({ mode: chosen })
  }
  return (
    <section className={styles.settings} aria-label={t('settings.title')}>
      <h2 className={styles.title}>{t('settings.title')}</h2>
      <Select
        label={t('settings.mode')}
        options={FLOOR_MODES.map((id) => ({ id, label: t(`settings.modes.${id}`) }))}
        chosen={mode}
        placeholder=""
        onChoose={chooseMode}
      />
      <p className={styles.soft}>{t(`settings.about.${mode}`)}</p>
      {mode !== 'open' && <Limit limitMs={limitMs} onChange={(next) => change({ limitMs: next })} />}
      {mode !== 'open' && (
        <Switch on={most === 2} onChange={(on) => change({ most: on ? 2 : 1 })}>
          {t('settings.dialogue')}
        </Switch>
      )}
      <Switch on={secretarySpeaks} onChange={(on) => change({ secretarySpeaks: on })}>
        {t('settings.secretary')}
      </Switch>
    </section>
  )
})

type LimitProps = { readonly limitMs: number | null; readonly onChange: (limitMs: number | null) => void }

function Limit({ limitMs, onChange }: LimitProps) {
  const { t } = useTranslation('floor')
  const [asking, setAsking] = useState(false)
  const [minutes, setMinutes] = useState<number | null>(limitMs === null ? 7 : limitMs / MINUTE_MS)
  const usual = LIMITS.find((one) => one * MINUTE_MS === limitMs)
  const isOther = asking || (limitMs !== null && usual === undefined)
  const options = [
    { id: NONE, label: t('settings.none') },
    ...LIMITS.map((count) => ({ id: String(count), label: t('settings.minutes', { count }) })),
    { id: OTHER, label: t('settings.other') },
  ]
  const choose = (id: string) => {
    setAsking(id === OTHER)
    if (id !== OTHER) onChange(id === NONE ? null : Number(id) * MINUTE_MS)
  }
  const apply = () => {
    if (minutes === null) return
    onChange(minutes * MINUTE_MS)
    setAsking(false)
  }
  return (
    <>
      <Select
        label={t('settings.limit')}
        options={options}
        chosen={isOther ? OTHER : String(usual ?? NONE)}
        placeholder=""
        onChoose={choose}
      />
      {isOther && (
        <div className={styles.row}>
          <NumberField
            label={t('settings.otherMinutes')}
            value={minutes}
            onChange={setMinutes}
            min={1}
            max={MOST_MINUTES}
            step={1}
            unit={t('settings.minuteUnit')}
          />
          <Button onPress={apply}>{t('settings.apply')}</Button>
        </div>
      )}
    </>
  )
}
