// The course of the meeting, part by part: who spoke, and what the secretary writes.
import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MinutesPart, MinutesSpeech } from '#domain/minutes.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import styles from './minutes.module.css'
import type { SectionProps } from './section-props.ts'
import { atTime, timeOf } from './moments.ts'

/** Every part in its order. */
export function CourseFields({ content, change }: SectionProps) {
  const { t } = useTranslation('minutes')
  const { parts, openedAt } = content
  const changePart = (index: number, part: MinutesPart) =>
    change({ parts: parts.map((one, at) => (at === index ? part : one)) })
  const empty: MinutesPart = { title: '', rapporteur: '', startedAt: null, endedAt: null, speeches: [], text: '' }
  return (
    <>
      {parts.map((part, index) => (
        <PartFields
          // Parts do not change their places.
          key={`part-${index + 1}`}
          number={index + 1}
          part={part}
          openedAt={openedAt}
          onChange={(next) => changePart(index, next)}
          onRemove={() => change({ parts: parts.filter((_, at) => at !== index) })}
        />
      ))}
      <div>
        <Button
          icon={<Plus aria-hidden="true" />}
          size="small"
          onPress={() => change({ parts: [...parts, { ...empty }] })}
        >
          {t('addPart')}
        </Button>
      </div>
    </>
  )
}

type PartProps = {
  readonly number: number
  readonly part: MinutesPart
  readonly openedAt: number
  readonly onChange: (part: MinutesPart) => void
  readonly onRemove: () => void
}

function PartFields({ number, part, openedAt, onChange, onRemove }: PartProps) {
  const { t } = useTranslation('minutes')
  const { title, rapporteur, speeches, text } = part
  const changeSpeech = (index: number, speech: MinutesSpeech) =>
    onChange({ ...part, speeches: speeches.map((one, at) => (at === index ? speech : one)) })
  const addSpeech = () => {
    const startedAt = speeches.at(-1)?.endedAt ?? part.startedAt ?? openedAt
    onChange({ ...part, speeches: [...speeches, { speaker: t('newSpeaker'), startedAt, endedAt: startedAt }] })
  }
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.partHead}>
        {t('part', { number })}
        <IconButton label={t('removePart', { number })} icon={<Trash2 />} onPress={onRemove} />
      </legend>
      <TextField
        label={t('partTitle')}
        value={title}
        placeholder={t('outside')}
        onChange={(next) => onChange({ ...part, title: next })}
      />
      <TextField
        label={t('rapporteur')}
        value={rapporteur}
        onChange={(next) => onChange({ ...part, rapporteur: next })}
      />
      {speeches.map((speech, index) => (
        <SpeechFields
          key={`speech-${index + 1}`}
          speech={speech}
          onChange={(next) => changeSpeech(index, next)}
          onRemove={() => onChange({ ...part, speeches: speeches.filter((_, at) => at !== index) })}
        />
      ))}
      <div>
        <Button icon={<Plus aria-hidden="true" />} size="small" kind="quiet" onPress={addSpeech}>
          {t('addSpeech')}
        </Button>
      </div>
      <TextArea label={t('text')} rows={4} value={text} onChange={(next) => onChange({ ...part, text: next })} />
    </fieldset>
  )
}

type SpeechProps = { speech: MinutesSpeech; onChange: (speech: MinutesSpeech) => void; onRemove: () => void }

function SpeechFields({ speech, onChange, onRemove }: SpeechProps) {
  const { t } = useTranslation('minutes')
  const { speaker, startedAt, endedAt } = speech
  return (
    <div className={styles.speech}>
      <TextField
        label={t('speaker')}
        isRequired
        value={speaker}
        onChange={(next) => onChange({ ...speech, speaker: next })}
      />
      <TimeField
        label={t('from')}
        value={timeOf(startedAt)}
        onChange={(time) => onChange({ ...speech, startedAt: atTime(startedAt, time) })}
      />
      <TimeField
        label={t('to')}
        value={timeOf(endedAt)}
        onChange={(time) => onChange({ ...speech, endedAt: time === '' ? null : atTime(startedAt, time) })}
      />
      <IconButton label={t('removeSpeech', { speaker })} icon={<Trash2 />} onPress={onRemove} />
    </div>
  )
}
