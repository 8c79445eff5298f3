// The agenda in one line, for the head of the meeting; it hears the key that turns to the next item.
import { ClockAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nextItem } from '#domain/agenda.ts'
import { useSession } from '../../session/live-context.ts'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './agenda.module.css'
import { timeOf } from './item-time.ts'
import { useAgendaActs } from './use-agenda-acts.ts'
import { useItemTimeText } from './use-item-time-text.ts'

/** How often the minutes are counted anew, ms. */
const COUNT_EVERY_MS = 5_000

/**
 * The current item with its minutes; nothing without an agenda. Stands once on a page: it also reads out every turn to
 * another item, and hears the key A for those who drive.
 */
export function AgendaLine() {
  const { t } = useTranslation('agenda')
  const timeText = useItemTimeText()
  const agenda = useSession((session) => session.agenda)
  const now = useNow(COUNT_EVERY_MS)
  const acts = useAgendaActs()
  const next = agenda && nextItem(agenda)
  useMeetingKey('KeyA', acts && next ? acts.startNext : null, t('startNext'))
  if (!agenda || agenda.items.length === 0) return null
  const index = agenda.items.findIndex(({ id }) => id === agenda.current?.itemId)
  const item = agenda.items[index]
  const named = item && t('numbered', { number: index + 1, title: item.title })
  const time = item && timeOf(agenda, item, now)
  return (
    <div className={styles.lineFrame}>
      {time ? (
        <p className={styles.line} title={named}>
          <span className={styles.lineTitle}>{named}</span>
          <span className={styles.lineTime}>– {timeText(time)}</span>
          {time.over > 0 && (
            <strong className={styles.late}>
              <ClockAlert aria-hidden="true" />
              {t('over', { over: time.over })}
            </strong>
          )}
        </p>
      ) : (
        <p className={styles.line}>{next ? t('between', { count: agenda.items.length }) : t('total.finished')}</p>
      )}
      <p className={styles.hidden} role="status">
        {named !== undefined && t('turnedTo', { item: named })}
      </p>
    </div>
  )
}
