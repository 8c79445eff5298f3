// The facts of a meeting: when, where, who.
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lunarDate } from '#domain/lunar.ts'
import { dayOf, partsOf } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import styles from './meeting-screen.module.css'
import type { MeetingProps } from './meeting-props.ts'
import { namesOf } from './names.ts'
import { PageSection } from './page-section.tsx'
import { ruleInWords } from './rule-in-words.ts'
import { dayInWords, lengthInWords, momentInWords, recordingInWords } from './words.ts'

/** A list of terms and what they are. */
export function MeetingFacts({ meeting, directory }: MeetingProps) {
  const { t, i18n } = useTranslation('scheduling')
  const names = useMemo(() => namesOf(directory), [directory])
  const { startsAt, endsAt, rehearsalAt, chairId, venueId, mainBridgePointId, series } = meeting
  return (
    <PageSection title={t('page.when')}>
      <div className={styles.when}>
        <strong className={styles.hours}>
          {formatTime(startsAt)}–{formatTime(endsAt)}
        </strong>
        <span>{dayInWords(startsAt, i18n.language)}</span>
        <span className={styles.soft}>
          <LunarDate at={startsAt} />, {lengthInWords((endsAt - startsAt) / 60_000, t)}
        </span>
      </div>
      <dl className={styles.facts}>
        {rehearsalAt !== null && <Fact term={t('page.rehearsal')}>{momentInWords(rehearsalAt, i18n.language)}</Fact>}
        {series && (
          <Fact term={t('page.series')}>
            {ruleInWords(series.rule, i18n.language, t)}
            {series.detached && <span className={styles.soft}> {t('repeat.detached')}</span>}
          </Fact>
        )}
        <Fact term={t('page.chair')}>{chairId === null ? t('page.notChosen') : names.official(chairId)}</Fact>
        <Fact term={t('page.organiser')}>{names.unit(meeting.organiserId)}</Fact>
        {mainBridgePointId !== null && <Fact term={t('page.main')}>{names.point(mainBridgePointId)}</Fact>}
        {venueId !== null && <Fact term={t('page.where')}>{names.venue(venueId)}</Fact>}
        <Fact term={t('page.level')}>{t(`level.${meeting.level}`)}</Fact>
        {meeting.form !== 'in-person' && <Fact term={t('part.floor')}>{t(`floorMode.${meeting.floorMode}`)}</Fact>}
        {meeting.form !== 'in-person' && (
          <Fact term={t('part.recording')}>{recordingInWords(meeting.recording, t)}</Fact>
        )}
      </dl>
    </PageSection>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function LunarDate({ at }: { at: number }) {
  const { t } = useTranslation('scheduling')
  const { day, month, leap, yearName } = lunarDate(partsOf(dayOf(at)))
  return <>{t(leap ? 'page.lunarLeap' : 'page.lunar', { day, month, year: yearName })}</>
}
