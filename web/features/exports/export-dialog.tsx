// Making files of a recording: what, from when to when, what will be in the picture; and the files that there are.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, SessionId } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { formatDay } from '../../ui/time.ts'
import { clockAt, msOf } from './clock-times.ts'
import { ExportList } from './export-list.tsx'
import { KindCards } from './kind-cards.tsx'
import type { ExportKind } from './kind-cards.tsx'
import styles from './exports.module.css'

/** A recording that files can be made of. */
export type ExportedRecording = {
  readonly sessionId: SessionId
  readonly title: string
  /** Epoch ms. */
  readonly openedAt: number
  /** How long the session was, or is so far, ms. */
  readonly endMs: number
  /** How long something was recorded, ms. */
  readonly lengthMs: number
}

type ExportDialogProps = {
  readonly recording: ExportedRecording
  readonly person: Pick<Person, 'name' | 'login'>
  /** A part that is marked already, ms since the opening. */
  readonly part?: { readonly fromMs: number; readonly toMs: number } | null
  readonly onClose: () => void
}

/** The panel. */
export function ExportDialog({ recording, person, part = null, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation('exports')
  return (
    <Panel title={t('title')} isOpen onClose={onClose} width="l">
      <div className={styles.body}>
        <p className={styles.of}>
          {t('of', { title: recording.title, day: formatDay(recording.openedAt, i18n.language) })}
        </p>
        <ExportForm recording={recording} person={person} part={part} />
        <ExportList sessionId={recording.sessionId} />
      </div>
    </Panel>
  )
}

function ExportForm({ recording, person, part = null }: Omit<ExportDialogProps, 'onClose'>) {
  const { t } = useTranslation('exports')
  const { sessionId: id, openedAt, endMs, lengthMs } = recording
  const words = (ms: number | undefined): string => (ms === undefined ? '' : clockAt(openedAt + ms))
  const [kind, setKind] = useState<ExportKind>(part ? 'clip' : 'stage')
  const [from, setFrom] = useState(words(part?.fromMs))
  const [to, setTo] = useState(words(part?.toMs))
  const [tried, setTried] = useState(false)
  const start = useOfficeChange('export.start', { touches: ['export.list'] })
  const span = { from: words(0), to: words(endMs) }
  const check = spanOf({ from, to, kind }, recording)
  const wrong = (side: 'from' | 'to'): string | undefined => {
    if (!tried || check.ok || check.side !== side) return undefined
    return t(check.why, span)
  }
  const submit = (): void => {
    setTried(true)
    if (check.ok) start.mutate({ id, kind, ...check.times }, { onSuccess: () => setTried(false) })
  }
  const known = check.ok ? (check.times.toMs ?? endMs) - (check.times.fromMs ?? 0) : lengthMs
  return (
    <div className={styles.form}>
      <KindCards kind={kind} lengthMs={Math.min(lengthMs, known)} onChoose={setKind} />
      <Times
        kind={kind}
        sides={[
          {
            label: t('from'),
            hint: t('clockHint'),
            example: span.from,
            value: from,
            error: wrong('from'),
            onChange: setFrom,
          },
          {
            label: t('to'),
            hint: kind === 'clip' ? undefined : t('whole'),
            example: span.to,
            value: to,
            error: wrong('to'),
            onChange: setTo,
          },
        ]}
      />
      <Burnt kind={kind} name={`${person.name} · ${person.login}`} />
      <p className={styles.soft}>{t('background')}</p>
      {start.error && <Failure refusal={start.error} />}
      <div className={styles.buttons}>
        <Button kind="primary" pending={start.isPending} onPress={submit}>
          {t('start')}
        </Button>
      </div>
    </div>
  )
}

/** What the file will tell of its origin, and where. */
function Burnt({ kind, name }: { kind: ExportKind; name: string }) {
  const { t } = useTranslation('exports')
  const words = { stage: 'burnt', clip: 'burntClip', sound: 'described', tracks: 'described' } as const
  return <p className={styles.soft}>{t(words[kind], { name })}</p>
}

type Side = {
  readonly label: string
  readonly hint: string | undefined
  readonly example: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

function Times({ kind, sides }: { kind: ExportKind; sides: readonly Side[] }) {
  return (
    <div className={styles.times}>
      {sides.map(({ label, hint, example, value, error, onChange }) => (
        <TextField
          key={label}
          label={label}
          description={hint}
          placeholder={example}
          value={value}
          onChange={onChange}
          error={error}
          isRequired={kind === 'clip'}
        />
      ))}
    </div>
  )
}

type Typed = { readonly from: string; readonly to: string; readonly kind: ExportKind }
type Checked =
  | { readonly ok: true; readonly times: { fromMs?: number; toMs?: number } }
  | { readonly ok: false; readonly side: 'from' | 'to'; readonly why: 'clockWrong' | 'clockSwapped' | 'clipNeeds' }

function spanOf({ from, to, kind }: Typed, session: ExportedRecording): Checked {
  const times: { fromMs?: number; toMs?: number } = {}
  for (const [side, typed] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (typed.trim() === '') {
      if (kind === 'clip') return { ok: false, side, why: 'clipNeeds' }
      continue
    }
    const ms = msOf(typed, session)
    if (ms === null) return { ok: false, side, why: 'clockWrong' }
    times[`${side}Ms`] = ms
  }
  const swapped = times.fromMs !== undefined && times.toMs !== undefined && times.fromMs >= times.toMs
  return swapped ? { ok: false, side: 'to', why: 'clockSwapped' } : { ok: true, times }
}
