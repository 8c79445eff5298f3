// Pairs of entries that are perhaps one meeting: to be merged, or to be told apart.
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodKey } from '#domain/uptake/period.ts'
import type { UptakeDuplicate, UptakeMeeting } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { useOffice, useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formatTime } from '../../ui/time.ts'
import { showToast } from '../../ui/toast.tsx'
import { useNumbers } from './numbers.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './duplicates.module.css'

/** The panel of a period. */
export function DuplicatesPanel({ period, onClose }: { period: PeriodKey; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const { data, error, refetch } = useOffice('uptake.duplicates', { period })
  return (
    <Panel title={t('duplicates.title')} isOpen onClose={onClose} width="l">
      <p>{t('duplicates.intro')}</p>
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="14rem" />}
      {data?.length === 0 && (
        <EmptyState icon={<CircleCheck />} title={t('duplicates.none')} text={t('duplicates.noneText')} />
      )}
      <ul className={styles.pairs}>
        {data?.map((pair) => (
          <Pair key={pair.meetings.map(({ id }) => id).join(' ')} pair={pair} />
        ))}
      </ul>
    </Panel>
  )
}

function Pair({ pair: { meetings, likeness } }: { pair: UptakeDuplicate }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const [kept, setKept] = useState<UptakeMeeting | null>(null)
  const dismiss = useOfficeChange('uptake.duplicate-dismiss', { touches: ['uptake.duplicates'] })
  const [one, other] = meetings
  const tell = () =>
    dismiss.mutate({ ids: [one.id, other.id] }, { onSuccess: () => showToast({ text: t('duplicates.dismissed') }) })
  return (
    <li className={styles.pair}>
      <div className={styles.entries}>
        {meetings.map((meeting) => (
          <Entry key={meeting.id} meeting={meeting} onKeep={() => setKept(meeting)} />
        ))}
      </div>
      {dismiss.error && <Failure refusal={dismiss.error} />}
      <div className={styles.foot}>
        <span>{t('duplicates.likeness', { share: numbers.share(likeness) })}</span>
        <Button size="small" pending={dismiss.isPending} onPress={tell}>
          {t('duplicates.dismiss')}
        </Button>
      </div>
      {kept && <MergeDialog keep={kept} other={kept === one ? other : one} onClose={() => setKept(null)} />}
    </li>
  )
}

function Entry({ meeting, onKeep }: { meeting: UptakeMeeting; onKeep: () => void }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { units } = useDirectoryNames()
  const { title, startsAt, endsAt, organiserId, source, form, mayEdit } = meeting
  return (
    <div className={styles.entry}>
      <strong>{title ?? t('list.hidden')}</strong>
      <span>{`${formatTime(startsAt)}–${formatTime(endsAt)}, ${numbers.day(startsAt)}`}</span>
      <span>{units.get(organiserId)?.name ?? ''}</span>
      <span className={styles.soft}>{`${t(`source.${source}`)}, ${t(`form.${form}`)}`}</span>
      {mayEdit && (
        <div>
          <Button size="small" onPress={onKeep}>
            {t('duplicates.keep')}
          </Button>
        </div>
      )}
    </div>
  )
}

function MergeDialog({ keep, other, onClose }: { keep: UptakeMeeting; other: UptakeMeeting; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const [reason, setReason] = useState(t('duplicates.reasonDefault'))
  const merge = useOfficeChange('uptake.entry-merge', { touches: ['uptake.'] })
  const run = () =>
    merge.mutate(
      { keep: keep.id, others: [other.id], reason },
      {
        onSuccess: () => {
          showToast({ text: t('duplicates.merged') })
          onClose()
        },
      },
    )
  return (
    <ReasonDialog
      title={t('duplicates.mergeTitle')}
      text={t('duplicates.intro')}
      doLabel={t('duplicates.merge')}
      reason={reason}
      onReason={setReason}
      pending={merge.isPending}
      refusal={merge.error}
      onDo={run}
      onClose={onClose}
    />
  )
}
