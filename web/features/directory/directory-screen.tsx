// The directory: the tree of units, and the chosen one beside it.
import { Building2, FileUp, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Directory } from '#domain/directory.ts'
import type { Person } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ConfirmAll } from './confirm-all.tsx'
import { DirectoryHead } from './directory-head.tsx'
import { DirectorySkeleton } from './directory-skeleton.tsx'
import { EditingPanel } from './editing.tsx'
import type { Editing } from './editing.tsx'
import { FilterBar, isNarrowed } from './filters.tsx'
import { ImportPanel } from './import-panel.tsx'
import { Overview } from './overview.tsx'
import { rightsOf } from './rights.ts'
import type { DirectoryRights } from './rights.ts'
import { foundNodes, treeOf } from './tree.ts'
import { UnitDetail } from './unit-detail.tsx'
import { UnitTree } from './unit-tree.tsx'
import { useConfirming } from './use-confirming.ts'
import { useDirectoryPlace } from './use-directory-place.ts'
import type { DirectoryPlace } from './use-directory-place.ts'
import styles from './directory.module.css'

/** The directory's page; its address names the chosen unit: `?unit=LNGAN`. */
export function DirectoryScreen({ person }: { person: Person }) {
  const { data, error, refetch } = useOffice('directory.read', {})
  const rights = useMemo(() => rightsOf(person), [person])
  const place = useDirectoryPlace()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [importing, setImporting] = useState(false)
  const { t } = useTranslation('directory')
  const chosen = data?.units.find(({ code }) => code === place.unit)
  useTitle(chosen?.name ?? t('title'))
  return (
    <div className={styles.page}>
      <DirectoryHead rights={rights} onEdit={setEditing} onImport={() => setImporting(true)} />
      {data ? (
        <Body directory={data} rights={rights} place={place} onEdit={setEditing} onImport={() => setImporting(true)} />
      ) : error ? (
        <Failure refusal={error} onRetry={() => void refetch()} />
      ) : (
        <DirectorySkeleton />
      )}
      <EditingPanel
        editing={editing}
        units={data?.units ?? []}
        onClose={() => setEditing(null)}
        onChoose={place.choose}
      />
      {importing && <ImportPanel onClose={() => setImporting(false)} />}
    </div>
  )
}

type BodyProps = {
  readonly directory: Directory
  readonly rights: DirectoryRights
  readonly place: DirectoryPlace
  readonly onEdit: (editing: Editing) => void
  readonly onImport: () => void
}

function Body(props: BodyProps) {
  const { directory, rights, place, onEdit } = props
  const confirming = useConfirming()
  const chosen = directory.units.find(({ code }) => code === place.unit)
  if (directory.units.length === 0) return <Nothing {...props} />
  return (
    <div className={classNames(styles.columns, place.unit !== null && styles.chosen)}>
      <Finder directory={directory} rights={rights} place={place} confirming={confirming} />
      <div className={styles.detail}>
        {confirming.refusal && <Failure refusal={confirming.refusal} />}
        {chosen ? (
          <UnitDetail
            key={chosen.id}
            unit={chosen}
            directory={directory}
            rights={rights}
            confirming={confirming}
            onEdit={onEdit}
            onChoose={place.choose}
          />
        ) : (
          <Unchosen {...props} />
        )}
      </div>
    </div>
  )
}

function Unchosen({ directory, place }: BodyProps) {
  const { t } = useTranslation('directory')
  if (place.unit === null) return <Overview directory={directory} onTodo={(todo) => place.narrow({ todo })} />
  return <EmptyState icon={<SearchX />} title={t('noSuchUnit')} text={t('noSuchUnitText', { code: place.unit })} />
}

type FinderProps = Pick<BodyProps, 'directory' | 'rights' | 'place'> & {
  readonly confirming: ReturnType<typeof useConfirming>
}

/** Typing stays instant: the tree follows what is typed as fast as it can be drawn. */
function Finder({ directory, rights, place, confirming }: FinderProps) {
  const { t } = useTranslation('directory')
  const filters = useDeferredValue(place.filters)
  const groups = useMemo(() => treeOf(directory, filters), [directory, filters])
  const found = useMemo(() => foundNodes(groups), [groups])
  const narrowed = isNarrowed(filters)
  return (
    <section className={styles.finder} aria-label={t('tree')}>
      <FilterBar filters={place.filters} units={directory.units} onNarrow={place.narrow} />
      <div className={styles.findings}>
        <span role="status">{narrowed ? t('found', { count: found.length }) : t('all', { count: found.length })}</span>
        <ConfirmAll found={found} rights={rights} confirming={confirming} />
      </div>
      {found.length === 0 ? (
        <EmptyState icon={<SearchX />} title={t('nothingFound')} text={t('nothingFoundText')} />
      ) : (
        <UnitTree
          groups={groups}
          search={filters.search}
          unfolded={narrowed}
          chosen={place.unit}
          onChoose={place.choose}
        />
      )}
    </section>
  )
}

function Nothing({ rights, onImport }: BodyProps) {
  const { t } = useTranslation('directory')
  return (
    <EmptyState
      icon={<Building2 />}
      title={t('empty')}
      text={t('emptyText')}
      action={
        rights.editAny && (
          <Button kind="primary" icon={<FileUp />} onPress={onImport}>
            {t('import.open')}
          </Button>
        )
      }
    />
  )
}
