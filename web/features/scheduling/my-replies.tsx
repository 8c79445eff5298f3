// The answer of my unit: attend, be absent with a reason, send somebody else.
import { Check, UserRoundPen, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingId, UnitId } from '#protocol'
import { may } from '#domain/permission.ts'
import type { Invitation, Reply } from '#domain/meeting.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import type { MeetingProps } from './meeting-props.ts'
import { namesOf } from './names.ts'
import { PageSection } from './page-section.tsx'
import styles from './replies.module.css'
import { momentInWords } from './words.ts'

type Answer = Exclude<Reply, 'none'>
const ANSWERS = [
  { reply: 'attending', icon: <Check aria-hidden="true" /> },
  { reply: 'substitute', icon: <UserRoundPen aria-hidden="true" /> },
  { reply: 'absent', icon: <X aria-hidden="true" /> },
] as const satisfies readonly { reply: Answer; icon: ReactNode }[]

/** One card for each of the person's own units that is invited. */
export function MyReplies({ person, meeting, directory }: MeetingProps) {
  const names = useMemo(() => namesOf(directory), [directory])
  const mine = meeting.invitations.filter(
    ({ unitId }) =>
      // Who calls a meeting does not invite themselves.
      unitId !== meeting.organiserId &&
      person.unitIds.includes(unitId) &&
      may(person.grants, 'invitation.reply', unitId),
  )
  return mine.map((invitation) => (
    <MyReply
      key={invitation.unitId}
      meetingId={meeting.id}
      invitation={invitation}
      unit={names.unit(invitation.unitId)}
    />
  ))
}

type MyReplyProps = { meetingId: MeetingId; invitation: Invitation; unit: string }

function MyReply({ meetingId, invitation, unit }: MyReplyProps) {
  const { t, i18n } = useTranslation('scheduling')
  const [changing, setChanging] = useState(false)
  const { reply, note, repliedAt } = invitation
  if (reply === 'none' || changing) {
    return (
      <PageSection title={t('reply.mine', { unit })}>
        <ReplyForm meetingId={meetingId} unitId={invitation.unitId} onSent={() => setChanging(false)} />
      </PageSection>
    )
  }
  return (
    <PageSection
      title={t('reply.mine', { unit })}
      aside={
        <Button size="small" onPress={() => setChanging(true)}>
          {t('reply.change')}
        </Button>
      }
    >
      <p className={styles.answer}>
        <span className={`${styles.swatch} ${styles[reply]}`} aria-hidden="true" />
        <span>
          {t('reply.now', {
            reply: t(`reply.${reply}`),
            at: repliedAt === null ? '' : momentInWords(repliedAt, i18n.language),
          })}
          {note !== '' && <span className={styles.soft}> {note}</span>}
        </span>
      </p>
    </PageSection>
  )
}

function ReplyForm({ meetingId, unitId, onSent }: { meetingId: MeetingId; unitId: UnitId; onSent: () => void }) {
  const { t } = useTranslation('scheduling')
  const [chosen, setChosen] = useState<'absent' | 'substitute' | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const change = useOfficeChange('meeting.reply', { touches: ['meeting.'] })
  const send = (reply: Answer, words: string) => {
    const done = () => {
      showToast({ text: t('reply.sent') })
      onSent()
    }
    change.mutate({ id: meetingId, unitId, reply, note: words }, { onSuccess: done })
  }
  const press = (reply: Answer) => {
    setTried(false)
    if (reply === 'attending') send(reply, '')
    else setChosen(reply)
  }
  const submit = () => {
    setTried(true)
    if (chosen && note.trim() !== '') send(chosen, note.trim())
  }
  const missing = tried && note.trim() === ''
  return (
    <div className={styles.form}>
      <div className={styles.answers}>
        {ANSWERS.map(({ reply, icon }) => (
          <Button
            key={reply}
            kind={reply === (chosen ?? 'attending') ? 'primary' : 'secondary'}
            icon={icon}
            disabled={change.isPending}
            onPress={() => press(reply)}
          >
            {t(`reply.${reply}`)}
          </Button>
        ))}
      </div>
      {chosen && (
        <div className={styles.noteLine}>
          <TextField
            label={t(chosen === 'absent' ? 'reply.noteAbsent' : 'reply.noteSubstitute')}
            value={note}
            onChange={setNote}
            error={
              missing ? t(chosen === 'absent' ? 'reply.noteMissingAbsent' : 'reply.noteMissingSubstitute') : undefined
            }
            maxLength={500}
            autoFocus
            isRequired
          />
          <Button kind="primary" pending={change.isPending} onPress={submit}>
            {t('reply.send')}
          </Button>
        </div>
      )}
      {change.error && <Failure refusal={change.error} />}
    </div>
  )
}
