// Putting a motion to the vote.
import { useState } from 'react'
import { Plus, Trash2, Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isThere, rollCallOf } from '#domain/roll-call.ts'
import type { RollCallEntry } from '#domain/roll-call.ts'
import { votingPeer } from '#domain/ballot.ts'
import type { SessionState } from '#domain/session.ts'
import { MOST_PAPERS } from '#domain/state/ballot.ts'
import type { BallotUnit } from '#domain/state/ballot.ts'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './vote.module.css'

const MOST_OPTIONS = 10

/** An option while it is being written; `key` tells it from the others. */
type Draft = { readonly key: number; readonly text: string }

/** What is being put to the vote, and what is wrong with it. */
function useMotion(session: SessionState) {
  const { t } = useTranslation('vote')
  const live = useLive()
  const [motion, setMotion] = useState('')
  const [kind, setKind] = useState<'open' | 'secret'>('open')
  const [unit, setUnit] = useState<BallotUnit>('bridge-point')
  const [options, setOptions] = useState<readonly Draft[]>(() =>
    [t('defaults.agree'), t('defaults.disagree'), t('defaults.abstain')].map((text, key) => ({ key, text })),
  )
  const [tried, setTried] = useState(false)
  const [pending, setPending] = useState(false)
  const there = rollCallOf(session).filter((entry) => isThere(entry.attendance))
  const words = options.map(({ text }) => text.trim())
  const motionMissing = motion.trim() === ''
  const optionsWrong = words.length < 2 || words.includes('') || new Set(words).size < words.length
  const tooMany = kind === 'secret' && unit === 'delegate' && there.some((entry) => entry.delegates > MOST_PAPERS)
  const start = async () => {
    setTried(true)
    if (motionMissing || optionsWrong || tooMany) return
    setPending(true)
    const opened = await live.ask('ballot.open', { motion, secret: kind === 'secret', unit, options: words })
    setPending(false)
    if (opened) setMotion('')
    setTried(opened === undefined)
  }
  const wrong = { motion: tried && motionMissing, options: tried && optionsWrong, tooMany }
  return { motion, setMotion, kind, setKind, unit, setUnit, options, setOptions, there, wrong, pending, start }
}

/** The form of a new ballot; who is there now may vote. */
export function BallotForm({ session }: { session: SessionState }) {
  const { t } = useTranslation('vote')
  const form = useMotion(session)
  const { kind, unit, there, wrong } = form
  return (
    <section className={styles.stack} aria-label={t('form.heading')}>
      <h2 className={styles.heading}>{t('form.heading')}</h2>
      <TextArea
        label={t('form.motion')}
        value={form.motion}
        onChange={form.setMotion}
        rows={3}
        placeholder={t('form.motionExample')}
        {...(wrong.motion && { error: t('form.motionMissing') })}
      />
      <Kinds form={form} />
      <Options options={form.options} onChange={form.setOptions} />
      {wrong.options && (
        <p className={styles.wrong} role="alert">
          {t('form.optionsWrong')}
        </p>
      )}
      {wrong.tooMany && <Notice tone="trouble">{t('form.tooMany', { most: MOST_PAPERS })}</Notice>}
      <Voters session={session} there={there} unit={unit} secret={kind === 'secret'} />
      <div className={styles.actions}>
        <Button
          kind="primary"
          icon={<Vote aria-hidden="true" />}
          pending={form.pending}
          disabled={there.length === 0}
          onPress={() => void form.start()}
        >
          {t('form.start')}
        </Button>
      </div>
    </section>
  )
}

function Kinds({ form: { kind, setKind, unit, setUnit } }: { form: ReturnType<typeof useMotion> }) {
  const { t } = useTranslation('vote')
  return (
    <>
      <Choice
        label={t('form.kind')}
        options={(['open', 'secret'] as const).map((id) => ({ id, label: t(`kinds.${id}`) }))}
        chosen={kind}
        onChoose={setKind}
      />
      <Choice
        label={t('form.unit')}
        options={(['bridge-point', 'delegate'] as const).map((id) => ({ id, label: t(`units.${id}`) }))}
        chosen={unit}
        onChoose={setUnit}
      />
    </>
  )
}

type OptionsProps = { readonly options: readonly Draft[]; readonly onChange: (options: readonly Draft[]) => void }

function Options({ options, onChange }: OptionsProps) {
  const { t } = useTranslation('vote')
  const add = () => onChange([...options, { key: Math.max(...options.map(({ key }) => key)) + 1, text: '' }])
  return (
    <div className={styles.tight} role="group" aria-label={t('form.options')}>
      {options.map(({ key, text }, index) => (
        <div key={key} className={styles.row}>
          <TextField
            label={t('form.option', { number: index + 1 })}
            value={text}
            onChange={(changed) => onChange(options.with(index, { key, text: changed }))}
            maxLength={100}
          />
          {options.length > 2 && (
            <IconButton
              label={t('form.remove', { number: index + 1 })}
              icon={<Trash2 aria-hidden="true" />}
              onPress={() => onChange(options.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {options.length < MOST_OPTIONS && (
        <div className={styles.actions}>
          <Button kind="quiet" size="small" icon={<Plus aria-hidden="true" />} onPress={add}>
            {t('form.add')}
          </Button>
        </div>
      )}
    </div>
  )
}

type VotersProps = {
  readonly session: SessionState
  readonly there: readonly RollCallEntry[]
  readonly unit: BallotUnit
  readonly secret: boolean
}

function Voters({ session, there, unit, secret }: VotersProps) {
  const { t } = useTranslation('vote')
  if (there.length === 0) return <p className={styles.soft}>{t('form.nobody')}</p>
  const papers = there.reduce((sum, entry) => sum + (unit === 'delegate' ? entry.delegates : 1), 0)
  const inHall = there.filter((entry) => !votingPeer(session, entry.bridgePoint.id)).length
  return (
    <>
      <p className={styles.soft}>{t('form.voters', { papers, voters: there.length })}</p>
      {secret && inHall > 0 && <Notice>{t('form.inHall', { voters: inHall })}</Notice>}
    </>
  )
}
