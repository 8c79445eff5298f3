// The calls for help: who waits since when, who looks after whom.
import { Check, LifeBuoy, UserRoundCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useSecondsSince } from '../../ui/use-seconds-since.ts'
import styles from './help.module.css'
import { useHelpCalls } from './use-help-calls.ts'
import type { NamedCall } from './use-help-calls.ts'

/** The list of technician and secretary. */
export function HelpCalls() {
  const { t } = useTranslation('chat')
  const calls = useHelpCalls()
  return (
    <section className={styles.panel} aria-label={t('help.title')}>
      {calls.length === 0 ? (
        <EmptyState icon={<LifeBuoy />} title={t('help.empty')} text={t('help.emptyText')} />
      ) : (
        <ol className={styles.calls}>
          {calls.map((call) => (
            <Call key={call.bridgePointId} call={call} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Call({ call }: { call: NamedCall }) {
  const { t } = useTranslation('chat')
  const live = useLive()
  const { bridgePointId, name, helper, note, at } = call
  return (
    <li className={styles.item} data-waiting={helper === null}>
      <p className={styles.head}>
        <strong>{name}</strong>
        <Waited since={at} />
      </p>
      {note !== '' && <p className={styles.note}>{note}</p>}
      {helper !== null && (
        <p className={styles.helper}>
          <UserRoundCheck aria-hidden="true" />
          {t('help.helper', { name: helper })}
        </p>
      )}
      <div className={styles.buttons}>
        {helper === null && (
          <Button
            kind="primary"
            icon={<UserRoundCheck aria-hidden="true" />}
            onPress={() => void live.ask('help.answer', { bridgePointId })}
          >
            {t('help.answer')}
          </Button>
        )}
        <Button icon={<Check aria-hidden="true" />} onPress={() => void live.ask('help.settle', { bridgePointId })}>
          {t('help.settle')}
        </Button>
      </div>
    </li>
  )
}

function Waited({ since }: { since: number }) {
  const { t } = useTranslation('chat')
  const seconds = useSecondsSince(since)
  const span = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return <span className={styles.soft}>{t('help.waited', { span })}</span>
}
