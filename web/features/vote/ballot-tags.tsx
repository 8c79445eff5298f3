// What kind of ballot it is, in two words.
import { Eye, EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Ballot } from '#domain/state/ballot.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './vote.module.css'

/** Open or secret, by bridge point or by delegate. */
export function BallotTags({ ballot: { secret, unit } }: { ballot: Ballot }) {
  const { t } = useTranslation('vote')
  const Icon = secret ? EyeOff : Eye
  return (
    <div className={styles.tags}>
      <Tag icon={<Icon aria-hidden="true" />}>{t(secret ? 'kinds.secret' : 'kinds.open')}</Tag>
      <Tag>{t(`units.${unit}`)}</Tag>
    </div>
  )
}
