// The rules of a definition, one plain sentence each.
import { useTranslation } from 'react-i18next'
import type { Rules } from '#domain/uptake/definition.ts'
import { useNumbers } from './numbers.ts'
import styles from './definition.module.css'

/** What counts, what is by video, and what is aimed at. */
export function RulesText({ rules }: { rules: Rules }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { levels, minMinutes, minShare, mixedShare, acceptsStatements, neverRan, target } = rules
  const names = levels.map((level) => t(`level.${level}`).toLocaleLowerCase()).join('; ')
  return (
    <ul className={styles.rules}>
      <li>{t('definition.rules.scope', { levels: names })}</li>
      <li>{t('definition.rules.video', { minutes: numbers.count(minMinutes), share: numbers.share(minShare) })}</li>
      <li>{t('definition.rules.mixed', { share: numbers.share(mixedShare) })}</li>
      <li>{t(acceptsStatements ? 'definition.rules.accepts' : 'definition.rules.acceptsNot')}</li>
      <li>{t(`definition.rules.${neverRan}`)}</li>
      {target.length === 0 && <li>{t('definition.rules.noTarget')}</li>}
      {target.map(({ from, by, ratio }) => (
        <li key={from}>
          {t('definition.rules.target', {
            ratio: numbers.share(ratio),
            from: numbers.day(from),
            by: numbers.day(by),
          })}
        </li>
      ))}
    </ul>
  )
}
