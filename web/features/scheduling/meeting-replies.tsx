// What the units have answered, for the organisers: counts as a bar, then who.
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matches } from '#domain/folded.ts'
import { REPLIES } from '#domain/meeting.ts'
import type { Invitation, Reply } from '#domain/meeting.ts'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './replies.module.css'
import type { MeetingProps } from './meeting-props.ts'
import { namesOf } from './names.ts'
import { PageSection } from './page-section.tsx'

/** From how many on a list is worth searching. */
const SEARCHABLE = 12
/** Who has not answered needs a call: they come first. */
const ORDER: readonly Reply[] = ['none', 'absent', 'substitute', 'attending']

/** The bar, its legend, the units. */
export function MeetingReplies({ meeting, directory }: MeetingProps) {
  const { t } = useTranslation('scheduling')
  // Who calls a meeting does not answer themselves.
  const invitations = meeting.invitations.filter(({ unitId }) => unitId !== meeting.organiserId)
  const waiting = invitations.filter(({ reply }) => reply === 'none').length
  return (
    <PageSection
      title={t('reply.section')}
      aside={
        <span className={styles.soft}>{waiting === 0 ? t('reply.all') : t('reply.waiting', { count: waiting })}</span>
      }
    >
      <ReplyBar invitations={invitations} />
      <ReplyList invitations={invitations} directory={directory} />
    </PageSection>
  )
}

function ReplyBar({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useTranslation('scheduling')
  const counts = REPLIES.map((reply) => ({ reply, count: invitations.filter((one) => one.reply === reply).length }))
  return (
    <div className={styles.chart}>
      <div className={styles.bar} aria-hidden="true">
        {counts.map(
          ({ reply, count }) => count > 0 && <span key={reply} className={styles[reply]} style={{ flexGrow: count }} />,
        )}
      </div>
      <dl className={styles.legend}>
        {counts.map(({ reply, count }) => (
          <div key={reply}>
            <dt>
              <span className={`${styles.swatch} ${styles[reply]}`} aria-hidden="true" />
              {t(`reply.${reply}`)}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function ReplyList({
  invitations,
  directory,
}: Pick<MeetingProps, 'directory'> & { invitations: readonly Invitation[] }) {
  const { t } = useTranslation('scheduling')
  const names = useMemo(() => namesOf(directory), [directory])
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const shown = invitations
    .filter(({ unitId, note }) => matches(`${names.unit(unitId)} ${note}`, wanted))
    .toSorted((a, b) => ORDER.indexOf(a.reply) - ORDER.indexOf(b.reply))
  return (
    <>
      {invitations.length > SEARCHABLE && <SearchField label={t('reply.filter')} value={typed} onChange={setTyped} />}
      <ul className={styles.list}>
        {shown.map(({ unitId, reply, note }) => (
          <li key={unitId} className={styles.row}>
            <span className={styles.unit}>
              {names.unit(unitId)}
              {note !== '' && <span className={styles.soft}>{note}</span>}
            </span>
            <span className={styles.answer}>
              <span className={`${styles.swatch} ${styles[reply]}`} aria-hidden="true" />
              {t(`reply.${reply}`)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && invitations.length > 0 && <p className={styles.soft}>{t('reply.noMatch')}</p>}
    </>
  )
}
