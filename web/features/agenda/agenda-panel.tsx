// The agenda beside the stage: where the meeting stands, how long it takes, what comes next.
import { ListChecks, ListPlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mustStay } from '#domain/agenda.ts'
import { useSession } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useNow } from '../../ui/use-now.ts'
import { AgendaFoot } from './agenda-foot.tsx'
import { AgendaRow } from './agenda-row.tsx'
import { AgendaTotal } from './agenda-total.tsx'
import styles from './agenda.module.css'
import { ItemForm } from './item-form.tsx'
import { useAgendaActs } from './use-agenda-acts.ts'

/** How often the minutes are counted anew, ms. */
const COUNT_EVERY_MS = 5_000
const MOST_ITEMS = 50

/** The agenda of the session: chair and secretary drive and change it, others read it. */
export function AgendaPanel() {
  const { t } = useTranslation('agenda')
  const agenda = useSession((session) => session.agenda)
  const conclusions = useSession((session) => session.conclusions)
  const acts = useAgendaActs()
  const now = useNow(COUNT_EVERY_MS)
  const [changing, setChanging] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  if (!agenda || !conclusions) return null
  const { items } = agenda
  const changes = changing ? acts : null
  const close = () => setOpen(null)
  return (
    <section className={styles.panel} aria-label={t('title')}>
      {items.length > 0 && <AgendaTotal agenda={agenda} now={now} />}
      {items.length === 0 && !changing && (
        <EmptyState icon={<ListChecks />} title={t('empty')} text={acts ? t('emptyTextDriver') : t('emptyText')} />
      )}
      <ol className={styles.items}>
        {items.map((item, index) => (
          <AgendaRow
            key={item.id}
            item={item}
            number={index + 1}
            isLast={index === items.length - 1}
            agenda={agenda}
            now={now}
            acts={acts}
            changing={changes !== null}
            removable={!mustStay({ agenda, conclusions }, item.id)}
            form={open === item.id && changes && <ItemForm item={item} onSave={changes.save} onClose={close} />}
            onOpen={() => setOpen(item.id)}
          />
        ))}
      </ol>
      {changes && open === 'new' && <ItemForm item={null} onSave={changes.save} onClose={close} />}
      {acts && (
        <div className={styles.buttons}>
          {changing && items.length < MOST_ITEMS && open !== 'new' && (
            <Button icon={<ListPlus aria-hidden="true" />} onPress={() => setOpen('new')}>
              {t('add')}
            </Button>
          )}
          <Button
            kind="quiet"
            icon={!changing && <Pencil aria-hidden="true" />}
            onPress={() => {
              setChanging(!changing)
              setOpen(null)
            }}
          >
            {changing ? t('changeDone') : t('change')}
          </Button>
        </div>
      )}
      {acts && !changing && <AgendaFoot agenda={agenda} acts={acts} />}
    </section>
  )
}
