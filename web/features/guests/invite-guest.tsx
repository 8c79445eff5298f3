// Inviting a guest: a name, and a link is made.
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { MeetingId } from '#protocol'
import styles from './guests.module.css'
import type { IssuedGuest } from './issued-guest-link.tsx'

const LONGEST_NAME = 100

type InviteGuestProps = { readonly meetingId: MeetingId; readonly onInvited: (issued: IssuedGuest) => void }

/** One field and one button. */
export function InviteGuest({ meetingId, onInvited }: InviteGuestProps) {
  const { t } = useTranslation('guests')
  const [name, setName] = useState('')
  const { mutateAsync, isPending, error } = useOfficeChange('guest.invite', { touches: ['guest.'] })
  const given = name.trim()
  const invite = async () => {
    if (given === '' || isPending) return
    // A refusal is shown under the field.
    const made = await mutateAsync({ meetingId, name: given }).catch(() => undefined)
    if (!made) return
    setName('')
    onInvited({ name: made.guest.name, path: made.path, endsAt: made.guest.endsAt })
  }
  return (
    <form
      className={styles.invite}
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <TextField
        label={t('name')}
        description={t('nameHint')}
        placeholder={t('nameExample')}
        value={name}
        onChange={setName}
        maxLength={LONGEST_NAME}
      />
      <Button
        type="submit"
        icon={<UserRoundPlus aria-hidden="true" />}
        pending={isPending}
        disabled={given === ''}
        className={styles.submit}
      >
        {t('invite')}
      </Button>
      {error && <Failure refusal={error} />}
    </form>
  )
}
