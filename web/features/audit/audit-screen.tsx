// The audit trail: who did what, when, from where.
import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditLines } from './audit-lines.tsx'
import { ChainResult } from './chain-result.tsx'
import { exportPath, filterOf, searchOf } from './filter.ts'
import { useAuditLines } from './use-audit-lines.ts'
import styles from './audit.module.css'

/** `/audit?from=…&to=…&text=…` */
export function AuditScreen() {
  const { t } = useTranslation('audit')
  useTitle(t('title'))
  const [search, setSearch] = useSearchParams()
  const filter = filterOf(search)
  const audit = useAuditLines(filter)
  const verify = useOfficeChange('audit.verify')
  return (
    <>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <LinkButton href={exportPath(filter)} icon={<Download />} download>
              {t('export')}
            </LinkButton>
            <Button kind="primary" icon={<ShieldCheck />} pending={verify.isPending} onPress={() => verify.mutate({})}>
              {t('verify')}
            </Button>
          </>
        }
      />
      {verify.error && <Failure refusal={verify.error} />}
      {verify.data && <ChainResult {...verify.data} />}
      <AuditFilters filter={filter} onChange={(next) => setSearch(searchOf(next), { replace: true })} />
      {audit.isPending && <Skeleton height="24rem" />}
      {audit.error && <Failure refusal={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.lines?.length === 0 && <EmptyState icon={<ScrollText />} title={t('noneTitle')} text={t('noneText')} />}
      {audit.lines && audit.lines.length > 0 && <AuditLines lines={audit.lines} />}
      {audit.hasNextPage && (
        <div className={styles.more}>
          <Button pending={audit.isFetchingNextPage} onPress={() => void audit.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}
