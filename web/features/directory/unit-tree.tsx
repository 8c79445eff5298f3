// The tree of units: kinds with their counts, units, communes folded under their district.
import { ChevronRight, CircleHelp } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import type { Key, Selection } from 'react-aria-components/Tree'
import { useTranslation } from 'react-i18next'
import { matches } from '#domain/folded.ts'
import { classNames } from '../../ui/class-names.ts'
import { Marked } from './marked.tsx'
import { countFound, isUnconfirmed } from './tree.ts'
import type { KindGroup, UnitNode } from './tree.ts'
import styles from './tree.module.css'

type UnitTreeProps = {
  readonly groups: readonly KindGroup[]
  readonly search: string
  /** Everything found is unfolded while a search or a filter narrows the tree. */
  readonly unfolded: boolean
  /** The sign of the chosen unit. */
  readonly chosen: string | null
  readonly onChoose: (code: string) => void
}

/** The tree; arrows walk through it, right and left unfold and fold, Enter chooses. */
export const UnitTree = memo(function UnitTree({ groups, search, unfolded, chosen, onChoose }: UnitTreeProps) {
  const { t } = useTranslation('directory')
  const { expanded, setExpanded } = useFolding(groups, unfolded, search, chosen)
  const tree = useChosenInSight(chosen)
  const choose = (selection: Selection) => {
    const [key] = selection === 'all' ? [] : [...selection]
    if (key !== undefined) onChoose(String(key))
  }
  return (
    <Tree
      ref={tree}
      className={styles.tree ?? ''}
      aria-label={t('tree')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={choose}
      disabledBehavior="selection"
      disabledKeys={groups.map(({ kind }) => groupKey(kind))}
      expandedKeys={expanded}
      onExpandedChange={setExpanded}
    >
      {groups.map(({ kind, nodes, count }) => (
        <TreeItem
          key={kind}
          id={groupKey(kind)}
          textValue={t(`kinds.${kind}`)}
          onAction={() => setExpanded(toggled(expanded, groupKey(kind)))}
          className={classNames(styles.item, styles.group)}
        >
          <Row>
            <span className={styles.name}>{t(`kinds.${kind}`)}</span>
            <span className={styles.count}>{count}</span>
          </Row>
          {nodes.map((node) => unitItem(node, search))}
        </TreeItem>
      ))}
    </Tree>
  )
})

/** Brings the chosen unit into sight, wherever the choice was made. */
function useChosenInSight(chosen: string | null): RefObject<HTMLDivElement | null> {
  const tree = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen === null) return undefined
    // React Aria draws the rows of a tree one pass after the tree itself.
    const frame = requestAnimationFrame(() => {
      tree.current?.querySelector(`[data-key="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [chosen])
  return tree
}

function toggled(keys: Iterable<Key>, key: Key): Set<Key> {
  const set = new Set(keys)
  if (!set.delete(key)) set.add(key)
  return set
}

function groupKey(kind: string): string {
  return `kind:${kind}`
}

/** Groups stand open and districts folded; a narrowed tree stands wholly open until somebody folds something. */
function useFolding(groups: readonly KindGroup[], unfolded: boolean, search: string, chosen: string | null) {
  const [opened, setOpened] = useState<Iterable<Key>>(() => groups.map(({ kind }) => groupKey(kind)))
  const [narrowed, setNarrowed] = useState<{ search: string; keys: Iterable<Key> } | null>(null)
  const parent = groups
    .flatMap(({ nodes }) => nodes)
    .find(({ below }) => below.some(({ unit }) => unit.code === chosen))
  if (unfolded) {
    const all = groups.flatMap(({ kind, nodes }) => [groupKey(kind), ...nodes.map(({ unit }) => unit.code)])
    const expanded = narrowed?.search === search ? narrowed.keys : all
    return { expanded, setExpanded: (keys: Set<Key>) => setNarrowed({ search, keys }) }
  }
  // A commune that an address names is shown, so its district is open.
  const expanded = parent === undefined ? opened : [...opened, parent.unit.code]
  return { expanded, setExpanded: (keys: Set<Key>) => setOpened(keys) }
}

/** React Aria builds its collection from items themselves, so this is a function and not a component. */
function unitItem(node: UnitNode, search: string) {
  const { unit, below, points } = node
  return (
    <TreeItem key={unit.code} id={unit.code} textValue={unit.name} className={styles.item ?? ''}>
      <Row>
        <span className={classNames(styles.name, !node.found && styles.passing)}>
          <Marked text={unit.name} search={search} />
        </span>
        <span className={styles.code}>
          {/* The words of a name found inside a sign would only be noise. */}
          <Marked text={unit.code} search={matches(unit.code, search) ? search : ''} />
        </span>
        {isUnconfirmed(unit, points) && <Unconfirmed />}
        {below.length > 0 && <span className={styles.count}>{countFound(below)}</span>}
      </Row>
      {below.map((each) => unitItem(each, search))}
    </TreeItem>
  )
}

function Unconfirmed() {
  const { t } = useTranslation('directory')
  return (
    <span className={styles.unconfirmed} title={t('unconfirmed')}>
      <CircleHelp aria-label={t('unconfirmed')} role="img" />
    </span>
  )
}

function Row({ children }: { children: ReactNode }) {
  return (
    <TreeItemContent>
      {({ hasChildItems }) => (
        <div className={styles.row}>
          {hasChildItems ? (
            <Button slot="chevron" className={styles.chevron ?? ''}>
              <ChevronRight aria-hidden="true" />
            </Button>
          ) : (
            <span className={styles.indent} />
          )}
          {children}
        </div>
      )}
    </TreeItemContent>
  )
}
