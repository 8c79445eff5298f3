// The page that a one-time link leads to: making the first administrator, or setting a password.
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Button } from '../../ui/button.tsx'
import { Entrance } from './entrance.tsx'
import { FirstAdministratorForm } from './first-administrator-form.tsx'
import { SetPasswordForm } from './set-password-form.tsx'

type LinkScreenProps = {
  readonly token: string
  readonly sign: ReactNode
  readonly onSignIn: () => void
  /** The first administrator has been made and signed in. */
  readonly onEntered: () => void
}

/** Asks the server what the link is for, and does it. */
export function LinkScreen({ token, sign, onSignIn, onEntered }: LinkScreenProps) {
  const { t } = useTranslation('access')
  const [done, setDone] = useState(false)
  const link = useOffice('access.read-link', { token }, { enabled: !done, refetchOnWindowFocus: false })
  const first = link.data?.purpose === 'first-administrator'
  const title = first ? t('firstTitle') : t('setPassword')
  const signIn = <Button onPress={onSignIn}>{t('toSignIn')}</Button>
  useTitle(title)
  return (
    <Entrance title={title} sign={sign} text={first ? t('firstText') : undefined}>
      {link.isPending && <Skeleton height="14rem" />}
      {link.error && (
        <>
          {isDead(link.error) ? (
            <Failure refusal={{ code: 'link-invalid' }} />
          ) : (
            <Failure refusal={link.error} onRetry={() => void link.refetch()} />
          )}
          {signIn}
        </>
      )}
      {done && (
        <Notice tone="ready" actions={signIn}>
          {t('passwordSet')}
        </Notice>
      )}
      {link.data && first && <FirstAdministratorForm token={token} onDone={onEntered} />}
      {link.data && !first && !done && (
        <SetPasswordForm token={token} login={link.data.login ?? ''} onDone={() => setDone(true)} />
      )}
    </Entrance>
  )
}

/** A link that is used or unknown stays so; one that was copied only in part is not even understood. */
function isDead({ code }: Refusal): boolean {
  return code === 'link-invalid' || code === 'bad-message'
}
