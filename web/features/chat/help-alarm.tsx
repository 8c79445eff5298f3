// Tells whoever can help that a bridge point calls: read out at once, and not to be overlooked.
import { UserRoundCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLive, useSelf } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { formatTime } from '../../ui/time.ts'
import { useHelpCalls } from './use-help-calls.ts'

/** The call that waits longest, over everything else; the chair is left in peace. */
export function HelpAlarm() {
  const { t } = useTranslation('chat')
  const live = useLive()
  const self = useSelf()
  const waiting = useHelpCalls().filter(({ helper }) => helper === null)
  const [first] = waiting
  if (!first || !self || self.role === 'chair') return null
  const { bridgePointId, name, note, at } = first
  return (
    <Notice
      tone="trouble"
      actions={
        <Button
          kind="primary"
          icon={<UserRoundCheck aria-hidden="true" />}
          onPress={() => void live.ask('help.answer', { bridgePointId })}
        >
          {t('help.answer')}
        </Button>
      }
    >
      <p>
        <strong>{t('help.alarm', { name, time: formatTime(at) })}</strong>
      </p>
      {note !== '' && <p>{note}</p>}
      {waiting.length > 1 && <p>{t('help.more', { count: waiting.length - 1 })}</p>}
    </Notice>
  )
}
