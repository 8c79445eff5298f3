// The accounts of the province or of a unit: a list, and a panel to make and change one.
import { UserPlus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Unit } from '#domain/directory.ts'
import type { Person } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AccountFilters } from './account-filters.tsx'
import { filterAccounts } from './account-list.ts'
import type { AccountFilter } from './account-list.ts'
import { AccountPanel } from './account-panel.tsx'
import { AccountTable } from './account-table.tsx'

const NO_UNITS: readonly Unit[] = []
const EVERYTHING: AccountFilter = { text: '', unitId: null, role: null }

/** `/accounts`; `?account=<id>` opens one, `?account=new` a new one. */
export function AccountsScreen({ person }: { person: Person }) {
  const { t } = useTranslation('accounts')
  useTitle(t('title'))
  const accounts = useOffice('account.list', {})
  const units = useOffice('directory.read', {}).data?.units ?? NO_UNITS
  const [filter, setFilter] = useState(EVERYTHING)
  const [search, setSearch] = useSearchParams()
  const opened = search.get('account')
  const open = (id: string) => setSearch({ account: id })
  const known = accounts.data?.find(({ id }) => id === opened) ?? null
  const found = accounts.data && filterAccounts(accounts.data, units, filter)
  const create = (
    <Button kind="primary" icon={<UserPlus />} onPress={() => open('new')}>
      {t('create')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('title')} description={t('description')} actions={create} />
      <AccountFilters filter={filter} onChange={setFilter} units={units} />
      {accounts.isPending && <Skeleton height="24rem" />}
      {accounts.error && <Failure refusal={accounts.error} onRetry={() => void accounts.refetch()} />}
      {found && (
        <AccountTable
          accounts={found}
          units={units}
          now={accounts.dataUpdatedAt}
          onOpen={open}
          empty={<NothingFound onClear={() => setFilter(EVERYTHING)} />}
        />
      )}
      {(known || opened === 'new') && (
        <AccountPanel
          key={opened}
          account={known}
          units={units}
          person={person}
          now={accounts.dataUpdatedAt}
          onClose={() => setSearch({})}
          onCreated={open}
        />
      )}
    </>
  )
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('accounts')
  return (
    <EmptyState
      icon={<Users />}
      title={t('noneTitle')}
      text={t('noneText')}
      action={<Button onPress={onClear}>{t('clearFilter')}</Button>}
    />
  )
}
