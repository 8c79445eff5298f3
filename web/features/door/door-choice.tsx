// How the door stands: three choices, each with what it means.
import { DoorClosed, DoorOpen, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { DOORS } from '#domain/state/door.ts'
import { useLive } from '../../session/live-context.ts'
import styles from './door.module.css'
import { useDoor } from './use-door.ts'

const ICONS = { open: DoorOpen, waiting: DoorClosed, locked: Lock } as const

/** Open, guarded or locked; one press changes it for everybody. */
export function DoorChoice() {
  const { t } = useTranslation('door')
  const live = useLive()
  const door = useDoor()
  const choose = (value: string) => {
    const wanted = DOORS.find((one) => one === value)
    if (wanted) void live.ask('door.set', { door: wanted })
  }
  return (
    <RadioGroup className={styles.choices ?? ''} value={door} onChange={choose}>
      <Label className={styles.heading ?? ''}>{t('choice')}</Label>
      {DOORS.map((one) => {
        const Icon = ICONS[one]
        return (
          <RadioField key={one} value={one}>
            <RadioButton className={styles.choice ?? ''}>
              <Icon aria-hidden="true" />
              <span className={styles.words}>
                <strong>{t(`doors.${one}`)}</strong>
                <span className={styles.soft}>{t(`meaning.${one}`)}</span>
              </span>
            </RadioButton>
          </RadioField>
        )
      })}
    </RadioGroup>
  )
}
