// What stands beside the tree while no unit is chosen: how complete the directory is, and what is left to do.
import { CircleHelp, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { UNIT_KINDS } from '#domain/directory.ts'
import type { Directory } from '#domain/directory.ts'
import { Button } from '../../ui/button.tsx'
import { isUnconfirmed, lacksLine, pointsByUnit } from './tree.ts'
import type { Todo } from './tree.ts'
import styles from './detail.module.css'

type OverviewProps = { readonly directory: Directory; readonly onTodo: (todo: Todo) => void }

/** The directory in four figures, and the share that is confirmed of each kind. */
export function Overview({ directory, onTodo }: OverviewProps) {
  const { t } = useTranslation('directory')
  const points = pointsByUnit(directory.bridgePoints)
  const unconfirmed = directory.units.filter((unit) => isUnconfirmed(unit, points.get(unit.id) ?? []))
  const lineless = directory.units.filter(({ id }) => lacksLine(points.get(id) ?? []))
  return (
    <section className={styles.detail} aria-labelledby="overview">
      <h2 id="overview" className={styles.name}>
        {t('overview')}
      </h2>
      <div className={styles.figures}>
        <Figure number={directory.units.length} label={t('unitsTotal')} />
        <Figure number={directory.bridgePoints.length} label={t('pointsTotal')} />
        <Figure number={unconfirmed.length} label={t('unconfirmedTotal')}>
          {unconfirmed.length > 0 && (
            <Button size="small" kind="quiet" icon={<CircleHelp />} onPress={() => onTodo('unconfirmed')}>
              {t('showThem')}
            </Button>
          )}
        </Figure>
        <Figure number={lineless.length} label={t('linelessTotal')}>
          {lineless.length > 0 && (
            <Button size="small" kind="quiet" icon={<Unplug />} onPress={() => onTodo('noLine')}>
              {t('showThem')}
            </Button>
          )}
        </Figure>
      </div>
      <ConfirmedByKind directory={directory} unconfirmed={new Set(unconfirmed.map(({ id }) => id))} />
      <p className={styles.nothing}>{t('chooseUnit')}</p>
    </section>
  )
}

function Figure({ number, label, children }: { number: number; label: string; children?: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <div className={styles.figure}>
      <span className={styles.number}>{number.toLocaleString(i18n.language)}</span>
      <span>{label}</span>
      {children}
    </div>
  )
}

function ConfirmedByKind({ directory, unconfirmed }: { directory: Directory; unconfirmed: ReadonlySet<string> }) {
  const { t } = useTranslation('directory')
  const kinds = UNIT_KINDS.map((kind) => {
    const units = directory.units.filter((unit) => unit.kind === kind)
    return { kind, total: units.length, done: units.filter(({ id }) => !unconfirmed.has(id)).length }
  })
  return (
    <div className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>{t('confirmedByKind')}</h3>
      </div>
      <div className={styles.bars}>
        {kinds
          .filter(({ total }) => total > 0)
          .map(({ kind, total, done }) => (
            <div key={kind} className={styles.bar}>
              <span>{t(`kinds.${kind}`)}</span>
              <div className={styles.barRoom} aria-hidden="true">
                <div className={styles.barDone} style={{ width: `${(done / total) * 100}%` }} />
              </div>
              <span className={styles.barNumbers}>{t('doneOf', { done, total })}</span>
            </div>
          ))}
      </div>
    </div>
  )
}
