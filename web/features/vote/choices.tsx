// One choice among few: large buttons for a television, number keys, then a confirmation.
import { useEffect, useRef, useState } from 'react'
import { Check } from 'lucide-react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import styles from './choices.module.css'

type ChoicesProps = {
  readonly options: readonly string[]
  /** The choice that stands now; null without one. */
  readonly chosen: number | null
  readonly onConfirm: (option: number) => void
}

/** Nothing is sent before it is confirmed. */
export function Choices({ options, chosen, onConfirm }: ChoicesProps) {
  const { t } = useTranslation('vote')
  const [choice, setChoice] = useState(chosen)
  const confirm = useRef<HTMLDivElement>(null)
  const choose = (option: number) => {
    if (option >= options.length) return
    setChoice(option)
    // One more press of Enter then confirms, also with a remote control.
    requestAnimationFrame(() => confirm.current?.querySelector('button')?.focus())
  }
  useNumberKeys(choose)
  const word = choice === null ? undefined : options[choice]
  return (
    <div className={styles.choices}>
      <div className={styles.options} role="group" aria-label={t('voter.choose')}>
        {options.map((option, index) => (
          <ToggleButton
            key={option}
            className={styles.option ?? ''}
            isSelected={choice === index}
            onChange={() => choose(index)}
            autoFocus={index === 0}
          >
            <KeyCap>{String((index + 1) % 10)}</KeyCap>
            <span className={styles.word}>{option}</span>
            {choice === index && <Check aria-hidden="true" />}
          </ToggleButton>
        ))}
      </div>
      <div ref={confirm} className={styles.confirm}>
        <Button
          kind="primary"
          size="large"
          disabled={choice === null || choice === chosen}
          onPress={() => choice !== null && onConfirm(choice)}
        >
          {word === undefined ? t('voter.confirmNothing') : t('voter.confirm', { option: word })}
        </Button>
        <span className={styles.hint}>{t('voter.keys')}</span>
      </div>
    </div>
  )
}

/** The keys 1 to 9, and 0 for the tenth, of either part of the keyboard; not while something is being typed. */
function useNumberKeys(choose: (option: number) => void): void {
  const current = useRef(choose)
  useEffect(() => {
    current.current = choose
  })
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (!/^\d$/.test(key) || ctrlKey || altKey || metaKey) return
      if (target instanceof Element && target.closest('input, textarea') !== null) return
      current.current((Number(key) + 9) % 10)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
