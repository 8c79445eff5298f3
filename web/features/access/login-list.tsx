// Where one is signed in: every browser, and how to end it.
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Login } from '#protocol'
import { useOffice, useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import { showToast } from '../../ui/toast.tsx'
import { agentName } from './agent-name.ts'
import { Section } from './section.tsx'
import styles from './me.module.css'

/** Every signed-in browser of one's own; the present one first. */
export function LoginList() {
  const { t } = useTranslation('access')
  const logins = useOffice('access.list-logins', {})
  const everywhere = useOfficeChange('access.sign-out-everywhere')
  const leave = useLeaving()
  const sorted = logins.data?.toSorted((a, b) => Number(b.current) - Number(a.current) || b.seenAt - a.seenAt)
  return (
    <Section title={t('logins.title')}>
      <p className={styles.text}>{t('logins.text')}</p>
      {logins.error && <Failure refusal={logins.error} onRetry={() => void logins.refetch()} />}
      {everywhere.error && <Failure refusal={everywhere.error} />}
      {logins.isPending && <Skeleton height="6rem" />}
      <ul className={styles.logins}>
        {sorted?.map((login) => (
          <LoginEntry key={login.id} login={login} />
        ))}
      </ul>
      <Button
        kind="danger"
        pending={everywhere.isPending}
        onPress={() => everywhere.mutate({}, { onSuccess: () => void leave() })}
      >
        {t('logins.everywhere')}
      </Button>
    </Section>
  )
}

/** Whoever has signed out here on purpose is not asked to sign in over their work. */
function useLeaving(): () => Promise<void> {
  const memory = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await navigate('/sign-in')
    memory.clear()
  }
}

function LoginEntry({ login }: { login: Login }) {
  const { t, i18n } = useTranslation('access')
  const end = useOfficeChange('access.end-login', { touches: ['access.list-logins'] })
  const { browser, system } = agentName(login.agent)
  const name = browser === null ? t('logins.unknown') : [browser, system].filter(Boolean).join(' · ')
  const done = () => showToast({ text: t('logins.ended', { name }) })
  return (
    <li className={styles.login}>
      <div>
        <div className={styles.where}>
          {name}
          {login.current && <Tag tone="ready">{t('logins.current')}</Tag>}
        </div>
        <div className={styles.text}>
          {t('logins.facts', {
            address: login.address,
            way: t(`ways.${login.way}`),
            seen: `${formatTime(login.seenAt)}, ${formatDay(login.seenAt, i18n.language)}`,
          })}
        </div>
        {end.error && <Failure refusal={end.error} />}
      </div>
      {!login.current && (
        <Button size="small" pending={end.isPending} onPress={() => end.mutate({ id: login.id }, { onSuccess: done })}>
          {t('logins.end')}
        </Button>
      )}
    </li>
  )
}
