// What the register knows of a meeting.
import { useTranslation } from 'react-i18next'
import type { UptakeMeeting } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { formatTime } from '../../ui/time.ts'
import { useNumbers } from './numbers.ts'
import { placeName } from './use-figures.ts'
import styles from './evidence.module.css'

/** Time, units, field, reason and statement. */
export function MeetingFacts({ meeting }: { meeting: UptakeMeeting }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { units } = useDirectoryNames()
  const { startsAt, endsAt, organiserId, districtIds, level, form, field, isFieldGuessed, statement } = meeting
  const districts = districtIds.map((id) => placeName(units.get(id)?.name ?? id))
  const facts = [
    [t('list.time'), `${formatTime(startsAt)}–${formatTime(endsAt)}, ${numbers.weekday(startsAt)}`],
    [t('list.organiser'), units.get(organiserId)?.name ?? ''],
    [t('list.districts'), districts.join(', ')],
    [t('list.level'), t(`level.${level}`)],
    [t('list.form'), t(`form.${form}`)],
    [t('list.field'), t(`field.${field}`) + (isFieldGuessed ? ` (${t('evidence.guessed')})` : '')],
    [t('list.reason'), reasonOf(meeting, (reason) => t(`reason.${reason}`))],
    [
      t('list.source'),
      statement
        ? t('evidence.statement', { districts: statement.districtsByVideo, minutes: statement.minutes })
        : t(`source.${meeting.source}`),
    ],
  ].filter(([, value]) => value !== '')
  return (
    <section className={styles.card} aria-label={t('evidence.facts')}>
      <h2 className={styles.cardTitle}>{t('evidence.facts')}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Reason = NonNullable<UptakeMeeting['reason']>

function reasonOf({ reason, reasonText }: UptakeMeeting, words: (reason: Reason) => string): string {
  const parts = [reason === null ? '' : words(reason), reasonText]
  return parts.filter((part) => part !== '').join('. ')
}
