// The page to sign in on.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusalCode } from '#protocol'
import type { AccessState } from '#protocol'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Entrance } from './entrance.tsx'
import { SignInForm } from './sign-in-form.tsx'

type SignInScreenProps = {
  /** Null while it is being asked. */
  readonly access: AccessState | null
  /** Why single sign-on has sent the person back here. */
  readonly refused: string | null
  readonly sign: ReactNode
}

/** Signing in; before the first account exists it says how that one is made. */
export function SignInScreen({ access, refused, sign }: SignInScreenProps) {
  const { t } = useTranslation('access')
  useTitle(t('signIn'))
  return (
    <Entrance title={t('signIn')} text={t('signInText')} sign={sign}>
      {refused !== null && <Failure refusal={{ code: isRefusalCode(refused) ? refused : 'sso-refused' }} />}
      {access?.empty === true && <Notice>{t('noAccountYet')}</Notice>}
      {access ? <SignInForm sso={access.sso} /> : <Skeleton height="14rem" />}
    </Entrance>
  )
}
