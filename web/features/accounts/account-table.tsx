// The accounts in a table.
import { Ban, KeyRound, Lock, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#domain/directory.ts'
import type { Account } from '#protocol'
import { DataTable } from '../../ui/data-table.tsx'
import type { Column } from '../../ui/data-table-column.ts'
import { Tag } from '../../ui/tag.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import { stateOf } from './account-list.ts'
import type { AccountState } from './account-list.ts'
import { useRoleText } from './use-role-text.ts'
import styles from './accounts.module.css'

type AccountTableProps = {
  readonly accounts: readonly Account[]
  readonly units: readonly Unit[]
  /** When the list was true, epoch ms. */
  readonly now: number
  readonly onOpen: (id: string) => void
  readonly empty: ReactNode
}

/** One row an account. */
export function AccountTable({ accounts, units, now, onOpen, empty }: AccountTableProps) {
  const { t } = useTranslation('accounts')
  const columns = useColumns(units, now)
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={accounts}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      empty={empty}
    />
  )
}

function useColumns(units: readonly Unit[], now: number): readonly Column<Account>[] {
  const { t } = useTranslation('accounts')
  const roleText = useRoleText(units)
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('name'),
        isRowHeader: true,
        width: '2fr',
        sort: ({ name }) => name,
        cell: (account) => <Owner {...account} />,
      },
      {
        id: 'roles',
        label: t('roles'),
        width: '3fr',
        sort: ({ roles }) => (roles[0] ? roleText(roles[0]) : ''),
        cell: ({ roles }) => <Lines lines={roles.map(roleText)} />,
      },
      {
        id: 'factor',
        label: t('factor'),
        width: '8rem',
        sort: ({ secondFactor }) => Number(secondFactor),
        cell: ({ secondFactor }) => <Factor on={secondFactor} />,
      },
      {
        id: 'seen',
        label: t('seen'),
        width: '13rem',
        sort: ({ seenAt }) => seenAt ?? 0,
        cell: ({ seenAt }) => <Seen at={seenAt} />,
      },
      {
        id: 'state',
        label: t('state'),
        width: '11rem',
        sort: (account) => stateOf(account, now),
        cell: (account) => <StateTag state={stateOf(account, now)} />,
      },
    ],
    [t, roleText, now],
  )
}

function Owner({ name, login }: Account) {
  return (
    <span className={styles.person}>
      {name}
      <span className={styles.login}>{login}</span>
    </span>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <span className={styles.roles}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  )
}

function Factor({ on }: { on: boolean }) {
  const { t } = useTranslation('accounts')
  if (!on) return <span className={styles.soft}>{t('factorOff')}</span>
  return (
    <Tag tone="ready" icon={<ShieldCheck />}>
      {t('factorOn')}
    </Tag>
  )
}

function Seen({ at }: { at: number | null }) {
  const { t, i18n } = useTranslation('accounts')
  const words = at === null ? t('never') : `${formatTime(at)}, ${formatDay(at, i18n.language)}`
  return <span className={styles.soft}>{words}</span>
}

/** The state of an account: sign, colour and word. */
export function StateTag({ state }: { state: AccountState }) {
  const { t } = useTranslation('accounts')
  const signs = {
    open: { tone: 'ready', icon: <ShieldCheck /> },
    locked: { tone: 'live', icon: <Lock /> },
    disabled: { tone: 'neutral', icon: <Ban /> },
    'no-password': { tone: 'floor', icon: <KeyRound /> },
  } as const
  return <Tag {...signs[state]}>{t(`states.${state}`)}</Tag>
}
