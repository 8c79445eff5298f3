// The page to sign in on: who has signed in goes on to where they were going.
import { Navigate, useSearchParams } from 'react-router'
import { SignInScreen } from '../../features/access/sign-in-screen.tsx'
import { wayBack } from '../../features/access/way-back.ts'
import { useOffice } from '../../api/use-office.ts'
import iconUrl from '../icon.svg'
import { Unreachable } from './unreachable.tsx'

/** `/sign-in?to=…&refused=…` */
export function SignInPage() {
  const access = useOffice('access.read', {})
  const [search] = useSearchParams()
  if (access.data?.person) return <Navigate to={wayBack(search.get('to'))} replace />
  if (access.error) return <Unreachable refusal={access.error} onRetry={() => void access.refetch()} />
  return (
    <SignInScreen access={access.data ?? null} refused={search.get('refused')} sign={<img src={iconUrl} alt="" />} />
  )
}
