// Answering an invitation: one press, or a press and a word; taken back from the toast.
import { Check, UserRoundCheck, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#protocol'
import type { TodayMeeting, UnitId } from '#protocol'
import { askOffice } from '../../api/office.ts'
import { useOfficeChange, useOfficeRefresh } from '../../api/use-office.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './waiting.module.css'

type GivenReply = 'attending' | 'absent' | 'substitute'
type AnswerProps = { readonly meeting: TodayMeeting; readonly unitId: UnitId }

/** Three answers; those that need a word ask for it in place. */
export function Answer({ meeting, unitId }: AnswerProps) {
  const { t } = useTranslation('today')
  const [asking, setAsking] = useState<Exclude<GivenReply, 'attending'> | null>(null)
  const { give, pending, refusal } = useReply({ meeting, unitId })
  return (
    <div className={styles.answer}>
      {refusal && <Failure refusal={refusal} />}
      {asking === null ? (
        <div className={styles.buttons}>
          <Button
            kind="primary"
            icon={<Check aria-hidden="true" />}
            pending={pending}
            onPress={() => give('attending', '')}
          >
            {t('reply.attending')}
          </Button>
          <Button icon={<X aria-hidden="true" />} disabled={pending} onPress={() => setAsking('absent')}>
            {t('reply.absent')}
          </Button>
          <Button
            icon={<UserRoundCheck aria-hidden="true" />}
            disabled={pending}
            onPress={() => setAsking('substitute')}
          >
            {t('reply.substitute')}
          </Button>
        </div>
      ) : (
        <Note reply={asking} pending={pending} onGive={(note) => give(asking, note)} onBack={() => setAsking(null)} />
      )}
    </div>
  )
}

type NoteProps = {
  readonly reply: Exclude<GivenReply, 'attending'>
  readonly pending: boolean
  readonly onGive: (note: string) => void
  readonly onBack: () => void
}

function Note({ reply, pending, onGive, onBack }: NoteProps) {
  const { t } = useTranslation('today')
  const [note, setNote] = useState('')
  const given = note.trim()
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault()
        if (given !== '') onGive(given)
      }}
    >
      <TextField
        label={t(`reply.note.${reply}`)}
        placeholder={t(`reply.hint.${reply}`)}
        value={note}
        onChange={setNote}
        maxLength={500}
        isRequired
        autoFocus
      />
      <div className={styles.buttons}>
        <Button kind="primary" pending={pending} disabled={given === ''} onPress={() => onGive(given)}>
          {t(`reply.send.${reply}`)}
        </Button>
        <Button onPress={onBack}>{t('reply.back')}</Button>
      </div>
    </form>
  )
}

function useReply({ meeting, unitId }: AnswerProps) {
  const { t } = useTranslation('today')
  const refusalText = useRefusalText()
  const refresh = useOfficeRefresh()
  const { mutateAsync, isPending, error } = useOfficeChange('meeting.reply', { touches: ['meeting.'] })
  // The card is gone by the time its answer is taken back; only what outlives it is used here.
  const takeBack = () =>
    askOffice('meeting.reply', { id: meeting.id, unitId, reply: 'none', note: '' })
      .catch(
        (error: unknown) =>
          error instanceof Refusal && showToast({ text: refusalText(error.code, error.details).sentence }),
      )
      .finally(() => refresh(['meeting.']))
  const told = (reply: GivenReply) =>
    showToast({
      text: t(`reply.given.${reply}`, { title: meeting.title }),
      action: { label: t('undo'), run: () => void takeBack() },
    })
  const give = (reply: GivenReply, note: string) =>
    // A refusal is shown beside the buttons.
    void mutateAsync({ id: meeting.id, unitId, reply, note }).then(
      () => told(reply),
      () => undefined,
    )
  return { give, pending: isPending, refusal: error }
}
