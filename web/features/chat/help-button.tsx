// A bridge point calls the technician, and sees that somebody is coming.
import { Check, LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { helperOf } from '#domain/chat.ts'
import { roleMay } from '#domain/roles.ts'
import type { HelpCall } from '#domain/state/chat.ts'
import { useLive, useSelf, useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { ControlButton } from '../../ui/control-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { formatTime } from '../../ui/time.ts'
import styles from './help.module.css'

/** The control in the meeting's bar: calls, and tells how the call stands; nothing for those who cannot call. */
export function HelpButton() {
  const { t } = useTranslation(['chat', 'common'])
  const self = useSelf()
  const [open, setOpen] = useState(false)
  const call = useSession(({ helpCalls }) => helpCalls.find((one) => one.bridgePointId === self?.bridgePointId) ?? null)
  const helped = useSession((session) => call !== null && helperOf(session, call) !== undefined) ?? false
  if (!self || !roleMay(self.role, 'help.call')) return null
  const close = () => setOpen(false)
  const standing = call && (helped ? t('help.coming') : t('help.called', { time: formatTime(call.at) }))
  const word = helped ? t('help.comingWord') : t('help.calledWord')
  return (
    <>
      <ControlButton
        word={call ? word : t('help.call')}
        label={standing ? t('help.standingLabel', { word, standing }) : t('help.call')}
        icon={<LifeBuoy aria-hidden="true" />}
        tone={call ? 'active' : 'plain'}
        onPress={() => setOpen(true)}
      />
      <p className={styles.hidden} role="status">
        {standing}
      </p>
      <Dialog title={t('help.call')} closeLabel={t('common:close')} open={open} onClose={close}>
        {call && standing ? (
          <Called call={call} standing={standing} helped={helped} onDone={close} />
        ) : (
          <CallForm onDone={close} />
        )}
      </Dialog>
    </>
  )
}

function CallForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('chat')
  const live = useLive()
  const [note, setNote] = useState('')
  const [pending, setPending] = useState(false)
  const call = async () => {
    if (pending) return
    setPending(true)
    const called = await live.ask('help.call', { note })
    setPending(false)
    if (called !== undefined) onDone()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void call()
      }}
    >
      <TextField
        label={t('help.note')}
        description={t('help.noteHint')}
        placeholder={t('help.noteExample')}
        value={note}
        onChange={setNote}
        maxLength={300}
        autoFocus
      />
      <Button kind="primary" size="large" type="submit" icon={<LifeBuoy aria-hidden="true" />} pending={pending}>
        {t('help.callNow')}
      </Button>
    </form>
  )
}

type CalledProps = {
  readonly call: HelpCall
  readonly standing: string
  readonly helped: boolean
  readonly onDone: () => void
}

function Called({ call, standing, helped, onDone }: CalledProps) {
  const { t } = useTranslation('chat')
  const live = useLive()
  const settle = () => {
    void live.ask('help.settle', { bridgePointId: call.bridgePointId })
    onDone()
  }
  return (
    <div className={styles.form}>
      <p className={styles.called} data-helped={helped}>
        <LifeBuoy aria-hidden="true" />
        {standing}
      </p>
      <Button size="large" icon={<Check aria-hidden="true" />} autoFocus onPress={settle}>
        {t('help.settled')}
      </Button>
    </div>
  )
}
