// What is asked while a meeting is being moved: which ones of its series, and what to do about a clash.
import { CalendarClock, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SERIES_SCOPES } from '#domain/meeting.ts'
import type { SeriesScope } from '#domain/meeting.ts'
import { resourceKey } from '#domain/booking.ts'
import type { Busy } from '#domain/booking.ts'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './dialogs.module.css'
import { timeText } from './event-content.ts'
import { whenText } from './use-moves.ts'
import type { Moves, Question } from './use-moves.ts'

/** Clashes named one by one; of more, the rest is counted. */
const NAMED = 6

/** The dialog of the question that is open, if one is. */
export function MoveQuestions({ moves }: { moves: Moves }) {
  const { t } = useTranslation(['calendar', 'common'])
  const { question } = moves
  if (question === null) return null
  const title = question.kind === 'scope' ? t('calendar:scope.title') : t('calendar:clash.title')
  return (
    <Dialog title={title} closeLabel={t('common:close')} open onClose={moves.giveUp}>
      {question.kind === 'scope' ? (
        <ScopeQuestion question={question} moves={moves} />
      ) : (
        <ClashQuestion question={question} moves={moves} />
      )}
    </Dialog>
  )
}

type ScopeProps = { question: Extract<Question, { kind: 'scope' }>; moves: Moves }

function ScopeQuestion({ question: { move }, moves }: ScopeProps) {
  const { t, i18n } = useTranslation('calendar')
  const [scope, setScope] = useState<SeriesScope>('this')
  return (
    <div className={styles.body}>
      <p>{t('scope.text', { title: move.meeting.title, when: whenText(move, i18n.language) })}</p>
      <Choice
        label={t('scope.label')}
        options={SERIES_SCOPES.map((id) => ({ id, label: t(`scope.${id}`) }))}
        chosen={scope}
        onChoose={setScope}
      />
      <div className={styles.actions}>
        <Button onPress={moves.giveUp}>{t('leave')}</Button>
        <Button kind="primary" onPress={() => moves.send(move, scope)} autoFocus>
          {t('moveIt')}
        </Button>
      </div>
    </div>
  )
}

type ClashProps = { question: Extract<Question, { kind: 'clash' }>; moves: Moves }

function ClashQuestion({ question: { move, scope, clashes }, moves }: ClashProps) {
  const { t, i18n } = useTranslation('calendar')
  const { nextFreeAt, busy } = clashes
  const later = nextFreeAt === null ? null : { ...move, ...shifted(move, nextFreeAt) }
  return (
    <div className={styles.body}>
      <p>{t('clash.text', { title: move.meeting.title, when: whenText(move, i18n.language) })}</p>
      <BusyList busy={busy} />
      {later ? (
        <Button
          kind="primary"
          icon={<CalendarClock aria-hidden="true" />}
          onPress={() => moves.send(later, scope)}
          autoFocus
        >
          {t('clash.next', { when: whenText(later, i18n.language) })}
        </Button>
      ) : (
        <p className={styles.soft}>{t('clash.noNext')}</p>
      )}
      <Override onOverride={(reason) => moves.send(move, scope, reason)} onGiveUp={moves.giveUp} />
    </div>
  )
}

function BusyList({ busy }: { busy: readonly Busy[] }) {
  const { t } = useTranslation('calendar')
  const names = useDirectoryNames()
  return (
    <ul className={styles.busy}>
      {busy.slice(0, NAMED).map((one) => (
        <li key={`${resourceKey(one.resource)} ${one.startsAt}`}>
          <TriangleAlert aria-hidden="true" />
          <span>
            <strong>{nameOf(one, names)}</strong>
            <br />
            {timeText(one)} · {one.title ?? t('busyUnknown')}
          </span>
        </li>
      ))}
      {busy.length > NAMED && <li className={styles.soft}>{t('clash.more', { count: busy.length - NAMED })}</li>}
    </ul>
  )
}

function Override({ onOverride, onGiveUp }: { onOverride: (reason: string) => void; onGiveUp: () => void }) {
  const { t } = useTranslation('calendar')
  const [reason, setReason] = useState<string | null>(null)
  const given = reason?.trim() ?? ''
  return (
    <>
      {reason !== null && (
        <TextField
          label={t('clash.reason')}
          description={t('clash.reasonHint')}
          value={reason}
          onChange={setReason}
          isRequired
          autoFocus
        />
      )}
      <div className={styles.actions}>
        <Button onPress={onGiveUp}>{t('leave')}</Button>
        {reason === null ? (
          <Button onPress={() => setReason('')}>{t('clash.override')}</Button>
        ) : (
          <Button kind="danger" disabled={given === ''} onPress={() => onOverride(given)}>
            {t('clash.override')}
          </Button>
        )}
      </div>
    </>
  )
}

function shifted({ startsAt, endsAt }: { startsAt: number; endsAt: number }, to: number) {
  return { startsAt: to, endsAt: to + endsAt - startsAt }
}

/** The name of what is taken. */
export function nameOf({ resource }: Pick<Busy, 'resource'>, names: DirectoryNames): string {
  switch (resource.kind) {
    case 'bridge-point':
      return names.bridgePoints.get(resource.id)?.name ?? resource.id
    case 'chair':
      return names.officials.get(resource.id)?.title ?? resource.id
    case 'venue':
      return names.venues.get(resource.id)?.name ?? resource.id
  }
}
