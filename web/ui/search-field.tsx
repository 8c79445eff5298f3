// A field to search with.
import { Search, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from './field.tsx'
import fieldStyles from './field.module.css'
import styles from './search-field.module.css'

type SearchFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** Enter was pressed. */
  readonly onSubmit?: (value: string) => void
}

/** Text to search for; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { t } = useTranslation('common')
  return (
    <AriaSearchField
      className={styles.search ?? ''}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus ?? false}
      {...(props.onSubmit && { onSubmit: props.onSubmit })}
    >
      <FieldLabel label={props.label} />
      <div className={fieldStyles.frame}>
        <Search aria-hidden="true" />
        <Input className={fieldStyles.input ?? ''} placeholder={props.placeholder ?? ''} />
        <Button className={styles.clear ?? ''} aria-label={t('clear')}>
          <X aria-hidden="true" />
        </Button>
      </div>
    </AriaSearchField>
  )
}
