// The list of a combo box: what can be chosen, filtered by what is typed.
import { Check } from 'lucide-react'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

/** One thing that can be chosen. */
export type ComboItem = {
  readonly id: string
  readonly label: string
  /** Stands under the label, and is searched too. */
  readonly detail?: string | undefined
}

/** Items under a heading of their own. */
export type ComboSection = {
  readonly id: string
  readonly heading: string | null
  readonly items: readonly ComboItem[]
}

/** The list that opens under a combo box. */
export function ComboList({ sections }: { sections: readonly ComboSection[] }) {
  const { t } = useTranslation('common')
  return (
    <Popover className={styles.popover ?? ''}>
      <ListBox
        className={styles.list ?? ''}
        renderEmptyState={() => <div className={styles.none}>{t('nothingFound')}</div>}
      >
        {sections.map(({ id, heading, items }) => (
          <ListBoxSection key={id} id={id} aria-label={heading ?? id}>
            {heading !== null && <Header className={styles.heading ?? ''}>{heading}</Header>}
            {items.map((item) => (
              <ListBoxItem key={item.id} id={item.id} className={styles.item ?? ''} textValue={item.label}>
                <Check className={styles.check} aria-hidden="true" />
                <span className={styles.words}>
                  <span>{item.label}</span>
                  {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
                </span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Popover>
  )
}
