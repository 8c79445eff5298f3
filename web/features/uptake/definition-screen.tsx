// The definition: the rules of today in plain sentences, all versions, and what another one would change.
import { FilePen, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficeOutput } from '../../api/office.ts'
import { useOffice, useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { dayOf } from '../../ui/days.ts'
import { serverNow } from '../../ui/server-clock.ts'
import { DefinitionEditor } from './definition-editor.tsx'
import { Frame } from './frame.tsx'
import { useNumbers } from './numbers.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { RulesText } from './rules-text.tsx'
import styles from './definition.module.css'

type Definitions = OfficeOutput<'uptake.definitions'>
type Version = Definitions['definitions'][number]

/** `/uptake/definition` */
export function DefinitionScreen() {
  const { t } = useTranslation('uptake')
  const { data, error, refetch } = useOffice('uptake.definitions', {})
  const [editing, setEditing] = useState(false)
  const [asking, setAsking] = useState(false)
  const actions = data?.mayDefine && (
    <>
      <Button icon={<RefreshCw />} onPress={() => setAsking(true)}>
        {t('definition.recompute')}
      </Button>
      <Button kind="primary" icon={<FilePen />} onPress={() => setEditing(true)}>
        {t('definition.change')}
      </Button>
    </>
  )
  return (
    <Frame title={t('definition.title')} description={t('definition.description')} actions={actions}>
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="24rem" />}
      {data && <Present definitions={data.definitions} />}
      {data && <Versions definitions={data.definitions} />}
      {data?.definitions[0] && editing && (
        <DefinitionEditor newest={data.definitions[0]} onClose={() => setEditing(false)} />
      )}
      <Recompute asking={asking} onClose={() => setAsking(false)} />
    </Frame>
  )
}

/** The version that judges a meeting of today. */
function Present({ definitions }: { definitions: readonly Version[] }) {
  const { t } = useTranslation('uptake')
  const today = dayOf(serverNow())
  const present = definitions.find(({ appliesFrom }) => appliesFrom <= today) ?? definitions.at(-1)
  if (!present) return null
  return (
    <section className={styles.present} aria-label={t('definition.present', { version: present.version })}>
      <h2 className={styles.title}>{t('definition.present', { version: present.version })}</h2>
      <RulesText rules={present} />
    </section>
  )
}

function Versions({ definitions }: { definitions: readonly Version[] }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (
    <section className={styles.versions} aria-label={t('definition.versions')}>
      <h2 className={styles.title}>{t('definition.versions')}</h2>
      {definitions.map((one) => (
        <details key={one.version} className={styles.version}>
          <summary>
            <strong>{t('definition.version', { version: one.version })}</strong>,{' '}
            {t('definition.from', { day: numbers.day(one.appliesFrom) })}.{' '}
            <span className={styles.soft}>
              {one.savedAt === null
                ? t('definition.first')
                : t('definition.savedBy', { by: one.savedBy, when: numbers.moment(one.savedAt) })}
            </span>
          </summary>
          {one.note !== '' && <p className={styles.note}>{one.note}</p>}
          <RulesText rules={one} />
        </details>
      ))}
    </section>
  )
}

function Recompute({ asking, onClose }: { asking: boolean; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const recompute = useOfficeChange('uptake.recompute', { touches: ['uptake.'] })
  const { data } = recompute
  const words = data && { count: numbers.count(data.entries), changed: numbers.count(data.changed.length) }
  return (
    <>
      {data && words && (
        <Notice tone={data.changed.length === 0 ? 'ready' : 'info'}>
          {data.changed.length === 0
            ? t('definition.recomputeSame', { read: words.count })
            : t('definition.recomputeChanged', { read: words.count, changed: words.changed })}
        </Notice>
      )}
      {asking && (
        <ReasonDialog
          title={t('definition.recomputeTitle')}
          text={t('definition.recomputeText')}
          doLabel={t('definition.recompute')}
          pending={recompute.isPending}
          refusal={recompute.error}
          onDo={() => recompute.mutate({}, { onSuccess: onClose })}
          onClose={onClose}
        />
      )}
    </>
  )
}
