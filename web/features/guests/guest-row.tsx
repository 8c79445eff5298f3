// One guest: the name, how the link stands, and withdrawing it.
import { Ban, Check, Clock, Link2Off, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Tag } from '../../ui/tag.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import type { Guest } from '#protocol'
import { linkState } from './link-state.ts'
import styles from './guests.module.css'

const MINUTE_MS = 60_000
const LOOKS = {
  waiting: { tone: 'action', Icon: Clock },
  used: { tone: 'ready', Icon: Check },
  withdrawn: { tone: 'neutral', Icon: Ban },
  expired: { tone: 'neutral', Icon: Link2Off },
} as const

/** Withdrawing is asked about: the link that was sent is of no use afterwards. */
export function GuestRow({ guest }: { guest: Guest }) {
  const { t, i18n } = useTranslation('guests')
  const state = linkState(guest, useNow(MINUTE_MS))
  const { tone, Icon } = LOOKS[state]
  const at = state === 'used' && guest.usedAt !== null ? guest.usedAt : guest.endsAt
  const time = `${formatTime(at)}, ${formatDay(at, i18n.language)}`
  return (
    <li className={styles.row}>
      <UserRound aria-hidden="true" />
      <span className={styles.words}>
        <strong>{guest.name}</strong>
        {(state === 'used' || state === 'waiting') && (
          <span className={styles.soft}>{t(`when.${state}`, { time })}</span>
        )}
      </span>
      <Tag tone={tone} icon={<Icon aria-hidden="true" />}>
        {t(`states.${state}`)}
      </Tag>
      {state === 'waiting' && <Withdraw guest={guest} />}
    </li>
  )
}

function Withdraw({ guest }: { guest: Guest }) {
  const { t } = useTranslation(['guests', 'common'])
  const [asking, setAsking] = useState(false)
  const { mutateAsync, isPending, error } = useOfficeChange('guest.withdraw', { touches: ['guest.'] })
  const close = () => setAsking(false)
  // A refusal is shown in the dialog.
  const withdraw = () => void mutateAsync({ id: guest.id }).then(close, () => undefined)
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        {t('guests:withdraw')} <span className={styles.hidden}>{guest.name}</span>
      </Button>
      <Dialog title={t('guests:withdrawTitle')} closeLabel={t('common:close')} open={asking} onClose={close}>
        <div className={styles.question}>
          <p>{t('guests:withdrawText', { name: guest.name })}</p>
          {error && <Failure refusal={error} />}
          <div className={styles.acts}>
            <Button kind="danger" pending={isPending} onPress={withdraw}>
              {t('guests:withdrawLink')}
            </Button>
            <Button onPress={close} autoFocus>
              {t('guests:keep')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
