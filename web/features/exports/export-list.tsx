// The files of a recording: how far they are, taking them, calling them off.
import { Ban, CircleCheck, Clock, Download, TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OfficeOutput } from '../../api/office.ts'
import type { SessionId } from '#protocol'
import { useOffice, useOfficeChange } from '../../api/use-office.ts'
import { formatBytes, formatLength } from '../../ui/amounts.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import styles from './exports.module.css'

type Export = OfficeOutput<'export.list'>[number]

/** How often it is asked how far they are, ms. */
const EVERY_MS = 1_000

/** The list, the newest first; it moves while something is being made. */
export function ExportList({ sessionId: id }: { sessionId: SessionId }) {
  const { t } = useTranslation('exports')
  const list = useOffice(
    'export.list',
    { id },
    { refetchInterval: ({ state }) => (state.data?.some(isOpen) ? EVERY_MS : false) },
  )
  return (
    <section className={styles.list} aria-label={t('list')}>
      <h3 className={styles.heading}>{t('list')}</h3>
      {list.isPending && <Skeleton height="6rem" />}
      {list.error && <Failure refusal={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      {list.data && list.data.length > 0 && (
        <>
          <ul className={styles.files}>
            {list.data.map((one) => (
              <File key={one.id} sessionId={id} one={one} />
            ))}
          </ul>
          <p className={styles.soft}>{t('kept')}</p>
        </>
      )}
    </section>
  )
}

type FileProps = { readonly sessionId: SessionId; readonly one: Export }

function File({ sessionId: id, one }: FileProps) {
  const { t, i18n } = useTranslation('exports')
  const cancel = useOfficeChange('export.cancel', { touches: ['export.list'] })
  const remove = useOfficeChange('export.remove', { touches: ['export.list'] })
  const { id: exportId, fileName: name, kind, state, bytes, encoded } = one
  const facts = [
    kind === 'stage' || kind === 'clip' ? t(encoded ? 'encoded' : 'copied') : null,
    formatLength(one.toMs - one.fromMs, i18n.language),
    bytes > 0 ? formatBytes(bytes, i18n.language) : null,
    t('madeBy', { by: one.by, time: formatTime(one.startedAt), day: formatDay(one.startedAt, i18n.language) }),
  ].filter((fact) => fact !== null)
  return (
    <li className={styles.file}>
      <div className={styles.fileWords}>
        <span className={styles.fileName}>{name}</span>
        <span className={styles.soft}>{facts.join(' · ')}</span>
        <Standing one={one} />
      </div>
      <div className={styles.fileActs}>
        {state === 'done' && (
          <LinkButton href={`/api/recordings/${id}/exports/${exportId}`} icon={<Download />} kind="primary" download>
            {t('download')}
          </LinkButton>
        )}
        {isOpen(one) ? (
          <Button icon={<Ban />} pending={cancel.isPending} onPress={() => cancel.mutate({ id, exportId })}>
            {t('cancel')}
          </Button>
        ) : (
          <Button kind="quiet" icon={<X />} pending={remove.isPending} onPress={() => remove.mutate({ id, exportId })}>
            {t('remove')}
          </Button>
        )}
      </div>
      {(cancel.error ?? remove.error) && <Failure refusal={cancel.error ?? remove.error ?? { code: 'fault' }} />}
    </li>
  )
}

const SIGNS = { waiting: Clock, running: Clock, done: CircleCheck, failed: TriangleAlert, cancelled: Ban } as const

function Standing({ one: { state, progress, remainingMs } }: { one: Export }) {
  const { t, i18n } = useTranslation('exports')
  if (state === 'running') {
    const left = remainingMs === null ? '' : `, ${t('remaining', { length: formatLength(remainingMs, i18n.language) })}`
    return <Progress label={`${t('states.running')}${left}`} value={progress} />
  }
  const Sign = SIGNS[state]
  return (
    <span className={styles.standing} data-state={state}>
      <Sign aria-hidden="true" />
      {t(`states.${state}`)}
    </span>
  )
}

function isOpen({ state }: Export): boolean {
  return state === 'waiting' || state === 'running'
}
