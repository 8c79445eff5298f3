// Writing a message: to whom, what. Enter sends, Shift+Enter breaks the line.
import { Send } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { recipientOf } from './audience.ts'
import type { Audience } from './audience.ts'
import { chatMemory } from './chat-memory.ts'
import styles from './chat.module.css'
import { usePointNames } from './use-point-names.ts'

/** Stands in the list beside the bridge points; none has such an id. */
const EVERYBODY = 'every bridge point'
/** As many characters as the session takes. */
const MOST = 1_000

type ComposeProps = {
  readonly audience: Audience
  /** Whether one bridge point can be written to. */
  readonly answers: boolean
  readonly onAudience: (audience: Audience) => void
}

/** What is being written stays while the panel is closed. */
export function Compose({ audience, answers, onAudience }: ComposeProps) {
  const { t } = useTranslation('chat')
  const live = useLive()
  const memory = chatMemory(live)
  const text = useStore(memory, ({ draft }) => draft)
  const [pending, setPending] = useState(false)
  const field = useFocusOn(audience)
  const written = text.trim()
  const tooLong = written.length > MOST
  const send = async () => {
    if (written === '' || tooLong || pending) return
    setPending(true)
    const sent = await live.ask('chat.say', { to: recipientOf(audience), text: written })
    setPending(false)
    if (sent === undefined) return
    // What was typed while it was on its way stays.
    if (memory.get().draft.trim() === written) memory.set({ draft: '' })
  }
  const onKey = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    void send()
  }
  return (
    <div className={styles.compose}>
      {answers ? (
        <Recipients audience={audience} onAudience={onAudience} />
      ) : (
        <Choice
          label={t('to')}
          options={[
            { id: 'all', label: t('all') },
            { id: 'secretary', label: t('secretary') },
          ]}
          chosen={audience === 'secretary' ? 'secretary' : 'all'}
          onChoose={onAudience}
        />
      )}
      <div onKeyDownCapture={onKey} ref={field}>
        <TextArea
          label={t('text')}
          description={t('hint')}
          error={tooLong ? t('tooLong', { most: MOST }) : undefined}
          value={text}
          onChange={(draft) => memory.set({ draft })}
          rows={2}
        />
      </div>
      <Button
        kind="primary"
        icon={<Send aria-hidden="true" />}
        pending={pending}
        disabled={written === '' || tooLong}
        onPress={() => void send()}
      >
        {audience === 'all' ? t('sendAll') : t('sendPrivately')}
      </Button>
    </div>
  )
}

function Recipients({ audience, onAudience }: Pick<ComposeProps, 'audience' | 'onAudience'>) {
  const { t } = useTranslation('chat')
  const names = usePointNames()
  const items = [{ id: EVERYBODY, label: t('all') }, ...[...names].map(([id, label]) => ({ id, label }))]
  const choose = (id: string | null) => {
    const point = [...names.keys()].find((one) => one === id)
    onAudience(point ?? 'all')
  }
  return (
    <ComboBox
      label={t('to')}
      items={items}
      value={audience === 'all' || audience === 'secretary' ? EVERYBODY : audience}
      onChange={choose}
    />
  )
}

/** The field is focused when somebody is chosen to be answered, not when the panel opens. */
function useFocusOn(audience: Audience) {
  const field = useRef<HTMLDivElement>(null)
  const before = useRef(audience)
  useEffect(() => {
    if (before.current === audience) return
    before.current = audience
    if (audience !== 'all' && audience !== 'secretary') field.current?.querySelector('textarea')?.focus()
  }, [audience])
  return field
}

/** Enter that ends a word of an input method sends nothing. */
function sends({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  return key === 'Enter' && !shiftKey && !nativeEvent.isComposing
}
