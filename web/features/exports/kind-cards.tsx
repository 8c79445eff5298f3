// What can be made, each with what it gives and how long about it takes.
import { AudioLines, Clapperboard, FolderArchive, Scissors } from 'lucide-react'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import type { OfficeInput } from '../../api/office.ts'
import { formatLength } from '../../ui/amounts.ts'
import styles from './exports.module.css'

/** What can be made. */
export type ExportKind = OfficeInput<'export.start'>['kind']

/** How many seconds of a recording are made in a second, about, with one processor that others need too. */
const SPEED: Readonly<Record<ExportKind, number>> = { stage: 2, clip: 2, sound: 40, tracks: 500 }
/** Below this nobody needs a figure, ms. */
const QUICK_MS = 90_000

const CARDS = [
  { id: 'stage', icon: <Clapperboard /> },
  { id: 'clip', icon: <Scissors /> },
  { id: 'sound', icon: <AudioLines /> },
  { id: 'tracks', icon: <FolderArchive /> },
] as const

type KindCardsProps = {
  readonly kind: ExportKind
  readonly lengthMs: number
  readonly onChoose: (kind: ExportKind) => void
}

/** Four cards of which one is chosen. */
export function KindCards({ kind, lengthMs, onChoose }: KindCardsProps) {
  const { t, i18n } = useTranslation('exports')
  const about = (id: ExportKind): string => {
    const ms = lengthMs / SPEED[id]
    return ms < QUICK_MS ? t('aboutQuick') : t('about', { length: formatLength(ms, i18n.language) })
  }
  const choose = (value: string): void => {
    const card = CARDS.find(({ id }) => id === value)
    if (card) onChoose(card.id)
  }
  return (
    <RadioGroup className={styles.kinds ?? ''} value={kind} onChange={choose}>
      <Label className={styles.label ?? ''}>{t('kind')}</Label>
      <div className={styles.cards}>
        {CARDS.map(({ id, icon }) => (
          <RadioField key={id} value={id} className={styles.cardField ?? ''}>
            <RadioButton className={styles.card ?? ''}>
              <span className={styles.cardIcon} aria-hidden="true">
                {icon}
              </span>
              <span className={styles.cardWords}>
                <span className={styles.cardName}>{t(`kinds.${id}.name`)}</span>
                <span className={styles.soft}>{t(`kinds.${id}.text`)}</span>
                <span className={styles.about}>{about(id)}</span>
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}
