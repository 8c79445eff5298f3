// The page that strangers see: the product at one side, what is asked of them at the other.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, chooseLanguage } from '../../i18n/i18n.ts'
import { Choice } from '../../ui/choice.tsx'
import { Clock } from '../../ui/clock.tsx'
import styles from './entrance.module.css'

type EntranceProps = {
  readonly title: string
  readonly text?: ReactNode
  readonly children: ReactNode
  /** The product's sign. */
  readonly sign: ReactNode
}

/** A calm entrance. */
export function Entrance({ title, text, children, sign }: EntranceProps) {
  const { t, i18n } = useTranslation('common')
  return (
    <div className={styles.entrance}>
      <header className={styles.product}>
        <div className={styles.sign}>{sign}</div>
        <p className={styles.name}>{t('product')}</p>
        <p className={styles.purpose}>{t('purpose')}</p>
        <Bridge />
        <div className={styles.clock}>
          <Clock />
        </div>
      </header>
      <main className={styles.side}>
        <div className={styles.card}>
          <h1 className={styles.title}>{title}</h1>
          {text !== undefined && <div className={styles.text}>{text}</div>}
          {children}
        </div>
        <div className={styles.language}>
          <Choice
            label={t('language')}
            options={LANGUAGES}
            chosen={i18n.language === 'en' ? 'en' : 'vi'}
            onChoose={(language) => void chooseLanguage(language)}
          />
        </div>
      </main>
    </div>
  )
}

/** Bridge points and what joins them. */
function Bridge() {
  const piers = [60, 150, 240, 330, 420, 510]
  return (
    <svg className={styles.bridge} viewBox="0 0 570 190" aria-hidden="true">
      <path d="M20 150c176.7-160 353.3-160 530 0" />
      <path d="M10 158h550" />
      {piers.map((x) => (
        <path key={x} d={`M${x} 158V${158 - heightAt(x)}`} />
      ))}
      {piers.map((x) => (
        <circle key={x} cx={x} cy={158 - heightAt(x)} r="7" />
      ))}
    </svg>
  )
}

/** How high the arch stands over the deck. */
function heightAt(x: number): number {
  const across = (x - 20) / 530
  return 8 + 480 * across * (1 - across)
}
