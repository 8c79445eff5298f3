// Which meetings of a series a change is for.
import { useTranslation } from 'react-i18next'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { SERIES_SCOPES } from '#domain/meeting.ts'
import type { SeriesScope } from '#domain/meeting.ts'
import styles from './dialogs.module.css'

/** This one, this and the following, all. */
export function ScopeChoice({ scope, onChoose }: { scope: SeriesScope; onChoose: (scope: SeriesScope) => void }) {
  const { t } = useTranslation('scheduling')
  return (
    <RadioGroup
      className={styles.scopes ?? ''}
      value={scope}
      onChange={(value) => onChoose(SERIES_SCOPES.find((one) => one === value) ?? 'this')}
    >
      <Label className={styles.label ?? ''}>{t('scope.label')}</Label>
      {SERIES_SCOPES.map((one) => (
        <RadioField key={one} value={one}>
          <RadioButton className={styles.scope ?? ''}>
            <span className={styles.dot} aria-hidden="true" />
            {t(`scope.${one}`)}
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  )
}
