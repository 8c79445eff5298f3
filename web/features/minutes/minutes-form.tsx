// The form of minutes, section by section in the order of the page.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/date-field.tsx'
import { dayOf } from '../../ui/days.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { AttendanceFields } from './attendance-fields.tsx'
import { CourseFields } from './course-fields.tsx'
import { LineFields } from './line-fields.tsx'
import styles from './minutes.module.css'
import { atTime, onDay, timeOf } from './moments.ts'
import type { SectionProps } from './section-props.ts'
import { VoteList } from './vote-list.tsx'

/** All sections. */
export function MinutesForm(props: SectionProps) {
  const { t } = useTranslation('minutes')
  const { content, change } = props
  return (
    <form className={styles.form} aria-label={t('form')} onSubmit={(event) => event.preventDefault()}>
      <HeadFields {...props} />
      <WhenFields {...props} />
      <Section title={t('section.attendance')}>
        <AttendanceFields {...props} />
      </Section>
      <Section title={t('section.course')}>
        <CourseFields {...props} />
      </Section>
      {content.votes.length > 0 && (
        <Section title={t('section.votes')}>
          <VoteList votes={content.votes} />
        </Section>
      )}
      <Section title={t('section.conclusions')}>
        <LineFields
          lines={content.conclusions}
          label={(number) => t('conclusion', { number })}
          addLabel={t('addConclusion')}
          removeLabel={(number) => t('removeConclusion', { number })}
          onChange={(conclusions) => change({ conclusions })}
        />
      </Section>
      <SignatureFields {...props} />
    </form>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} className={styles.sectionTitle}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function HeadFields({ content, change }: SectionProps) {
  const { t } = useTranslation('minutes')
  return (
    <Section title={t('section.head')}>
      <TextField
        label={t('governingBody')}
        value={content.governingBody}
        onChange={(governingBody) => change({ governingBody })}
      />
      <TextField
        label={t('issuingBody')}
        isRequired
        value={content.issuingBody}
        onChange={(issuingBody) => change({ issuingBody })}
      />
      <div className={styles.pair}>
        <TextField
          label={t('number')}
          inputMode="numeric"
          value={content.number}
          onChange={(number) => change({ number: number.replaceAll(/\D/g, '').slice(0, 6) })}
        />
        <TextField label={t('symbol')} value={content.symbol} onChange={(symbol) => change({ symbol })} />
      </div>
      <div className={styles.pair}>
        <TextField label={t('place')} value={content.place} onChange={(place) => change({ place })} />
        <DateField
          label={t('date')}
          value={dayOf(content.date)}
          onChange={(day) => change({ date: onDay(content.date, day) })}
        />
      </div>
      <TextField label={t('summary')} isRequired value={content.summary} onChange={(summary) => change({ summary })} />
    </Section>
  )
}

function WhenFields({ content, change }: SectionProps) {
  const { t } = useTranslation('minutes')
  const { openedAt, closedAt } = content
  return (
    <Section title={t('section.when')}>
      <div className={styles.pair}>
        <TimeField
          label={t('openedAt')}
          value={timeOf(openedAt)}
          onChange={(time) => change({ openedAt: atTime(openedAt, time) })}
        />
        {closedAt !== null && (
          <TimeField
            label={t('closedAt')}
            value={timeOf(closedAt)}
            onChange={(time) => change({ closedAt: atTime(closedAt, time) })}
          />
        )}
      </div>
      <TextField label={t('venue')} value={content.venue} onChange={(venue) => change({ venue })} />
      <TextField label={t('chair')} value={content.chair} onChange={(chair) => change({ chair })} />
      <TextField label={t('secretary')} value={content.secretary} onChange={(secretary) => change({ secretary })} />
    </Section>
  )
}

function SignatureFields({ content, change }: SectionProps) {
  const { t } = useTranslation('minutes')
  return (
    <Section title={t('section.signatures')}>
      {(['secretarySignature', 'chairSignature'] as const).map((side) => {
        const signature = content[side]
        return (
          <fieldset key={side} className={styles.fieldset}>
            <legend>{t(side)}</legend>
            <div className={styles.pair}>
              <TextField
                label={t('authority')}
                value={signature.authority}
                onChange={(authority) => change({ [side]: { ...signature, authority } })}
              />
              <TextField
                label={t('office')}
                value={signature.office}
                onChange={(office) => change({ [side]: { ...signature, office } })}
              />
            </div>
            <TextField
              label={t('name')}
              value={signature.name}
              onChange={(name) => change({ [side]: { ...signature, name } })}
            />
          </fieldset>
        )
      })}
      <TextArea
        label={t('recipients')}
        description={t('recipientsHint')}
        rows={4}
        value={content.recipients.join('\n')}
        onChange={(text) => change({ recipients: text === '' ? [] : text.split('\n') })}
      />
    </Section>
  )
}
