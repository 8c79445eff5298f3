// The letter of invitation as a page, in the form of Decree 30/2020/NĐ-CP. Always in Vietnamese: it is a document.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Province } from '#protocol'
import type { Directory, Unit } from '#domain/directory.ts'
import type { MeetingContent } from '#domain/meeting.ts'
import { useOffice } from '../../api/use-office.ts'
import { dayOf, partsOf } from '../../ui/days.ts'
import { bodyOf, writtenAt } from './invitation-body.ts'
import styles from './invitation-page.module.css'
import { invitedInWords } from './unit-groups.ts'
import type { Words } from './words.ts'

type InvitationPageProps = {
  readonly content: MeetingContent
  readonly directory: Directory
}

/** A gap, as in any form that is still to be filled in. */
const UNKNOWN: Province = { name: '…', place: '…' }

/** A page with head, type, body, contents, signature and recipients. */
export function InvitationPage({ content, directory }: InvitationPageProps) {
  const { i18n } = useTranslation('scheduling')
  const t = useMemo(() => i18n.getFixedT('vi', 'scheduling'), [i18n])
  const province = useOffice('meeting.province', {}, { staleTime: Number.POSITIVE_INFINITY }).data ?? UNKNOWN
  const organiser = directory.units.find(({ id }) => id === content.organiserId)
  const invited = invitedInWords(content.unitIds, directory.units, t)
  const body = bodyOf(content, directory, t)
  const title = content.title === '' ? t('invitation.untitled') : content.title
  return (
    <div className={styles.frame}>
      <article className={styles.page} lang="vi" aria-label={t('invitation.label')}>
        <Head organiser={organiser} units={directory.units} province={province} t={t} />
        <h2 className={styles.type}>{t('invitation.type')}</h2>
        <p className={styles.about}>{title}</p>
        <div className={styles.body}>
          <p>
            {t('invitation.opening', {
              organiser: organiser?.name ?? '',
              invited: invited.length === 0 ? t('invitation.nobody') : invited.join('; '),
            })}
            .
          </p>
          {body.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {body.items.length > 0 && <p>{t('invitation.contents')}</p>}
          {body.items.map(({ key, text, hours }, index) => (
            <p key={key}>
              {index + 1}. {hours} {text}
            </p>
          ))}
          {content.note !== '' && content.note.split('\n').map((line, index) => <p key={`${index}:${line}`}>{line}</p>)}
          <p>{t('invitation.closing')}</p>
        </div>
        <Foot invited={invited} t={t} />
      </article>
    </div>
  )
}

type HeadProps = { organiser: Unit | undefined; units: readonly Unit[]; province: Province; t: Words }

function Head({ organiser, units, province, t }: HeadProps) {
  const party = organiser?.kind === 'party'
  const [today] = useState(() => dayOf(Date.now()))
  const { year, month, day } = partsOf(today)
  const padded = (value: number) => String(value).padStart(2, '0')
  return (
    <header className={styles.head}>
      <div className={styles.issuer}>
        <p className={styles.above}>{aboveOf({ organiser, units, province, t })}</p>
        <p className={styles.issuing}>{organiser?.name}</p>
        <p className={styles.number}>{t('invitation.number', { sign: organiser?.code ?? '' })}</p>
      </div>
      <div className={styles.state}>
        {party ? (
          <p className={styles.party}>{t('invitation.party')}</p>
        ) : (
          <>
            <p className={styles.country}>{t('invitation.state')}</p>
            <p className={styles.motto}>{t('invitation.motto')}</p>
          </>
        )}
        <p className={styles.date}>
          {t('invitation.placeAndDate', {
            place: writtenAt(organiser, province),
            day: padded(day),
            month: month < 3 ? padded(month) : month,
            year,
          })}
        </p>
      </div>
    </header>
  )
}

/** The body above the issuing one; districts and the like stand for themselves. */
function aboveOf({ organiser, units, province, t }: HeadProps): string {
  switch (organiser?.kind) {
    case 'department':
      return t('invitation.provinceCommittee', { province: province.name })
    case 'council':
      return t('invitation.provinceCouncil', { province: province.name })
    case 'party':
      return t('invitation.partyCommittee', { place: province.place })
    case 'commune':
      return units.find(({ id }) => id === organiser.parentId)?.name ?? ''
    default:
      return ''
  }
}

function Foot({ invited, t }: { invited: readonly string[]; t: Words }) {
  return (
    <footer className={styles.foot}>
      <div className={styles.recipients}>
        <p className={styles.recipientsHead}>{t('invitation.recipients')}</p>
        <p>- {t('invitation.asAbove')};</p>
        {invited.slice(0, 6).map((name) => (
          <p key={name}>- {name};</p>
        ))}
        <p>- {t('invitation.archive')}</p>
      </div>
      <div className={styles.signature}>
        <p className={styles.authority}>{t('invitation.authority')}</p>
        <p className={styles.seal}>{t('invitation.seal')}</p>
      </div>
    </footer>
  )
}
