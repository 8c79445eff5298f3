// By what a list of meetings is narrowed, in words.
import { useTranslation } from 'react-i18next'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { Tag } from '../../ui/tag.tsx'
import type { Question } from './place.ts'
import { placeName } from './use-figures.ts'
import styles from './list.module.css'

/** A tag for each condition. */
export function QuestionWords({ question }: { question: Question }) {
  const words = useQuestionWords()(question)
  const { t } = useTranslation('uptake')
  if (words.length === 0) return null
  return (
    <ul className={styles.tags} aria-label={t('list.filters')}>
      {words.map((word) => (
        <li key={word}>
          <Tag>{word}</Tag>
        </li>
      ))}
    </ul>
  )
}

/** Answers the function that names the conditions of a question. */
export function useQuestionWords(): (question: Question) => string[] {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  return ({ which = 'all', filter = {}, own, code, reason }) => {
    const district = filter.districtId && units.get(filter.districtId)
    const organiser = filter.organiserId && units.get(filter.organiserId)
    return [
      which === 'all' ? '' : t(`list.which.${which}`),
      district ? placeName(district.name) : '',
      own === undefined ? '' : t(`list.own.${own}`),
      organiser ? organiser.name : '',
      filter.field === undefined ? '' : t(`field.${filter.field}`),
      filter.level === undefined ? '' : t(`level.${filter.level}`),
      code === undefined ? '' : t(`code.${code}`),
      reason === undefined ? '' : t(`reason.${reason}`),
    ].filter((word) => word !== '')
  }
}
