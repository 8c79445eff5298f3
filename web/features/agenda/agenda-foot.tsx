// The buttons that drive the agenda: the next item with one press, the end of the present one.
import { Check, SkipForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nextItem } from '#domain/agenda.ts'
import type { AgendaState } from '#domain/state/agenda.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import styles from './agenda.module.css'
import type { AgendaActs } from './use-agenda-acts.ts'

/** Stays in sight under the items. */
export function AgendaFoot({ agenda, acts }: { agenda: AgendaState; acts: AgendaActs }) {
  const { t } = useTranslation('agenda')
  const next = nextItem(agenda)
  const { current, items } = agenda
  if (!next && !current) return null
  return (
    <div className={styles.foot}>
      {next && (
        <>
          <p className={styles.next}>
            <span className={styles.soft}>{t('next')}</span>{' '}
            {t('numbered', { number: items.indexOf(next) + 1, title: next.title })} <KeyCap>A</KeyCap>
          </p>
          <Button kind="primary" icon={<SkipForward aria-hidden="true" />} onPress={acts.startNext}>
            {current ? t('startNext') : t('startFirst')}
          </Button>
        </>
      )}
      {current && (
        <Button icon={<Check aria-hidden="true" />} onPress={acts.finish}>
          {t('finish')}
        </Button>
      )}
    </div>
  )
}
