// The screens after the meeting, and when it could not be had.
import { CircleCheck, CircleX, DoorClosed, DoorOpen, MonitorSmartphone, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LivePhase } from '../../session/live-state.ts'
import { useRefusalText } from '../../i18n/use-refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { FullMessage } from '../../ui/full-message.tsx'

type Over = Extract<LivePhase, { name: 'ended' | 'failed' }>

type EndsProps<P> = {
  readonly phase: P
  /** Whether the page had been in the meeting. */
  readonly hadJoined: boolean
  readonly onRejoin: () => void
  readonly onExit: () => void
}

/** What to do now that the live session is over. */
export function Ends(props: EndsProps<Over>) {
  const { phase, onExit } = props
  const sentAway = phase.name === 'failed' ? phase.code === 'sent-away' : phase.cause === 'removed'
  if (sentAway) return <SentAway onExit={onExit} />
  return props.phase.name === 'failed' ? (
    <Failed {...props} phase={props.phase} />
  ) : (
    <Ended {...props} phase={props.phase} />
  )
}

function SentAway({ onExit }: Pick<EndsProps<Over>, 'onExit'>) {
  const { t } = useTranslation(['meeting', 'common'])
  const exit = (
    <Button kind="primary" onPress={onExit} autoFocus>
      {t('common:toStart')}
    </Button>
  )
  return (
    <FullMessage icon={<DoorClosed />} title={t('meeting:removed')} actions={exit}>
      {t('meeting:removedText')}
    </FullMessage>
  )
}

function Ended({ phase, onRejoin, onExit }: EndsProps<Extract<Over, { name: 'ended' }>>) {
  const { t } = useTranslation(['meeting', 'common'])
  const exit = <Button onPress={onExit}>{t('common:toStart')}</Button>
  if (phase.cause === 'closed')
    return (
      <FullMessage icon={<CircleCheck />} title={t('meeting:closed')} actions={exit}>
        {t('meeting:closedText')}
      </FullMessage>
    )
  const replaced = phase.cause === 'replaced'
  const actions = (
    <>
      <Button kind="primary" onPress={onRejoin} autoFocus>
        {replaced ? t('meeting:takeBack') : t('meeting:rejoin')}
      </Button>
      {exit}
    </>
  )
  return (
    <FullMessage
      icon={replaced ? <MonitorSmartphone /> : <DoorOpen />}
      title={replaced ? t('meeting:replaced') : t('meeting:left')}
      actions={actions}
    >
      {replaced ? t('meeting:replacedText') : t('meeting:leftText')}
    </FullMessage>
  )
}

function Failed({ phase, hadJoined, onRejoin, onExit }: EndsProps<Extract<Over, { name: 'failed' }>>) {
  const { t } = useTranslation(['meeting', 'common'])
  const text = useRefusalText()
  const { sentence, footnote } =
    phase.code === 'network' ? { sentence: t('meeting:network'), footnote: undefined } : text(phase.code, phase.details)
  const actions = (
    <>
      <Button kind="primary" icon={<RotateCw aria-hidden="true" />} onPress={onRejoin} autoFocus>
        {t('common:retry')}
      </Button>
      <Button onPress={onExit}>{t('common:toStart')}</Button>
    </>
  )
  return (
    <FullMessage
      icon={<CircleX />}
      title={hadJoined ? t('meeting:failedLater') : t('meeting:failed')}
      actions={actions}
      footnote={footnote}
    >
      {sentence}
    </FullMessage>
  )
}
