// How the owner of an account gets in, and what an administrator can do about it.
import { Link2, LockOpen, ShieldOff, UserCheck, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { showToast } from '../../ui/toast.tsx'
import { stateOf } from './account-list.ts'
import { StateTag } from './account-table.tsx'
import { IssuedLink } from './issued-link.tsx'
import styles from './accounts.module.css'

const TOUCHES = { touches: ['account.'] }

/** State, lock, password link, second factor, closing. */
export function AccountSecurity({ account, now }: { account: Account; now: number }) {
  const { t } = useTranslation('accounts')
  const state = stateOf(account, now)
  const link = useOfficeChange('account.issue-link', TOUCHES)
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{t('security')}</h3>
      <div className={styles.fact}>
        <StateTag state={state} />
        {state === 'locked' && <Unlock account={account} />}
      </div>
      <div className={styles.fact}>
        <span className={styles.soft}>{account.hasPassword ? t('hasPassword') : t('hasNoPassword')}</span>
        <Button
          size="small"
          icon={<Link2 />}
          pending={link.isPending}
          disabled={account.disabled}
          onPress={() => link.mutate({ id: account.id })}
        >
          {t('issueLink')}
        </Button>
      </div>
      {link.error && <Failure refusal={link.error} />}
      {link.data && <IssuedLink path={link.data.path} endsAt={link.data.endsAt} />}
      {account.secondFactor && <RemoveFactor account={account} />}
      {account.disabled ? <Enable account={account} /> : <Disable account={account} />}
    </section>
  )
}

function Unlock({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const change = useOfficeChange('account.unlock', TOUCHES)
  return <Act {...account} change={change} icon={<LockOpen />} label={t('unlock')} told={t('unlocked')} />
}

function RemoveFactor({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const change = useOfficeChange('account.remove-factor', TOUCHES)
  return (
    <div className={styles.fact}>
      <span className={styles.soft}>{t('factorOnText')}</span>
      <Act {...account} change={change} icon={<ShieldOff />} label={t('removeFactor')} told={t('factorRemoved')} />
    </div>
  )
}

function Enable({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const change = useOfficeChange('account.enable', TOUCHES)
  return (
    <div className={styles.fact}>
      <span className={styles.soft}>{t('disabledText')}</span>
      <Act {...account} change={change} icon={<UserCheck />} label={t('enable')} told={t('enabled')} />
    </div>
  )
}

/** Needs no question: it is undone by one press. */
function Disable({ account }: { account: Account }) {
  const { t } = useTranslation('accounts')
  const change = useOfficeChange('account.disable', TOUCHES)
  return (
    <div className={styles.fact}>
      <span className={styles.soft}>{t('disableText')}</span>
      <Act {...account} change={change} icon={<UserX />} label={t('disable')} told={t('disabled')} />
    </div>
  )
}

type ActProps = Pick<Account, 'id'> & {
  readonly change: ReturnType<typeof useOfficeChange<'account.unlock'>>
  readonly icon: ReactNode
  readonly label: string
  /** What is told when it is done. */
  readonly told: string
}

function Act({ id, change, icon, label, told }: ActProps) {
  const run = () => change.mutate({ id }, { onSuccess: () => showToast({ text: told }) })
  return (
    <>
      <Button size="small" icon={icon} pending={change.isPending} onPress={run}>
        {label}
      </Button>
      {change.error && <Failure refusal={change.error} />}
    </>
  )
}
