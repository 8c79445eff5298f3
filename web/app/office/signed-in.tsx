// The door to the office: who has signed in goes through, others sign in and come back to where they were going.
import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation, useOutletContext } from 'react-router'
import { watchSignedOut } from '../../api/signed-out.ts'
import { useOffice } from '../../api/use-office.ts'
import type { Person } from '#protocol'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unreachable } from '../pages/unreachable.tsx'
import { Waiting } from '../pages/waiting.tsx'
import { Shell } from './shell.tsx'
import { SignInAgain } from './sign-in-again.tsx'

/**
 * The pages within the shell, or bare. Somebody who is signed out while working signs in over their work and loses
 * nothing.
 */
export function SignedIn({ isBare = false }: { isBare?: boolean }) {
  const access = useOffice('access.read', {})
  const present = access.data?.person ?? null
  const [person, setPerson] = useState(present)
  if (present !== null && present !== person) setPerson(present)
  useSignedOut()
  useForgetting(person)
  const { pathname, search, hash } = useLocation()
  if (person === null) {
    if (access.data) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search + hash)}`} replace />
    if (access.error) return <Unreachable refusal={access.error} onRetry={() => void access.refetch()} />
    return <Waiting />
  }
  const page = (
    <Suspense fallback={<Skeleton height="60vh" />}>
      <Outlet context={person} />
    </Suspense>
  )
  return (
    <>
      {isBare ? (
        page
      ) : (
        <Shell person={person} key={person.accountId}>
          {page}
        </Shell>
      )}
      <SignInAgain isOpen={access.data?.person === null} login={person.login} sso={access.data?.sso ?? null} />
    </>
  )
}

/** The person who has signed in, for the pages within the shell. */
export function usePerson(): Person {
  return useOutletContext<Person>()
}

/** Asks who is there as soon as any request was refused for want of signing in. */
function useSignedOut(): void {
  const memory = useQueryClient()
  useEffect(() => watchSignedOut(() => void memory.refetchQueries({ queryKey: ['access.read'] })), [memory])
}

/** What one person was shown is not shown to the next. */
function useForgetting(person: Person | null): void {
  const memory = useQueryClient()
  const id = person?.accountId
  useEffect(
    () => () => {
      if (id !== undefined) memory.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'access.read' })
    },
    [id, memory],
  )
}
