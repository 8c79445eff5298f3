// The form of a meeting: a panel at the side, and the letter of invitation beside it where there is room.
import { FileText, X } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingId, Person } from '#protocol'
import type { Directory } from '#domain/directory.ts'
import type { Meeting } from '#domain/meeting.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { contentOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { FormContext } from './form-context.ts'
import type { Form } from './form-context.ts'
import { FormFields } from './form-fields.tsx'
import { FormFoot } from './form-foot.tsx'
import { InvitationPage } from './invitation-page.tsx'
import styles from './meeting-panel.module.css'
import { namesOf } from './names.ts'
import { SavingDialogs } from './saving-dialogs.tsx'
import { TemplateMenu } from './template-menu.tsx'
import { useFormKeys } from './use-form-keys.ts'
import { useFormState } from './use-form-state.ts'
import { useSaving } from './use-saving.ts'
import type { SaveStatus } from './use-saving.ts'

type MeetingPanelProps = {
  readonly person: Person
  readonly directory: Directory
  /** The meeting to be edited; null for a new one. */
  readonly meeting: Meeting | null
  /** What the form holds at first. */
  readonly first: Draft
  readonly onClose: () => void
  readonly onSaved: (id: MeetingId, goOn: boolean) => void
}

/** The whole form. Escape closes it and keeps what was typed; Ctrl + Enter saves. */
export function MeetingPanel(props: MeetingPanelProps) {
  const { person, directory, meeting, onClose } = props
  const { t } = useTranslation('scheduling')
  const state = useFormState(person, meeting, props.first)
  const [overrideReason, setOverrideReason] = useState('')
  // Read when the answer comes, long after the press that set it.
  const goesOn = useRef(false)
  const panel = useRef<HTMLElement>(null)
  const saved = (id: MeetingId, status: SaveStatus, count: number) => {
    state.finish()
    const sentOut = status === 'scheduled' && meeting?.status !== 'scheduled'
    showToast({ text: sentOut ? t('scheduled', { count }) : t(status === 'draft' ? 'savedDraft' : 'saved') })
    props.onSaved(id, goesOn.current)
  }
  const { draft, revision, change } = state
  const saving = useSaving({ draft, directory, meeting, revision, overrideReason, onSaved: saved })
  const names = useMemo(() => namesOf(directory), [directory])
  const meetingId = meeting?.id ?? null
  const clashRefused = saving.refusal?.code === 'clash'
  const shown = { person, directory, names, draft, change, problems: saving.problems, meetingId }
  const form = { ...shown, clashRefused, overrideReason, setOverrideReason }
  const save = (status: SaveStatus, goOn = false) => {
    goesOn.current = goOn
    saving.save(status)
  }
  const close = () => {
    if (state.isDirty) showToast({ text: t('kept.left') })
    onClose()
  }
  useFormKeys(panel, () => save('scheduled'), close)
  return (
    <FormContext value={form}>
      <div className={styles.layout}>
        <Preview form={form} />
        <section ref={panel} className={styles.panel} aria-label={titleOf(meeting, t)}>
          <PanelHead title={titleOf(meeting, t)} form={form} onClose={close} />
          <FormFields meeting={meeting} state={state} onSaveAndAdd={() => save('draft', true)} />
          <FormFoot meeting={meeting} saving={saving} onSave={save} />
        </section>
        {/* A series that nobody has heard of yet is sent out as a whole. */}
        <SavingDialogs saving={saving} state={state} first={meeting?.status === 'draft' ? 'all' : 'this'} />
      </div>
    </FormContext>
  )
}

function titleOf(meeting: Meeting | null, t: ReturnType<typeof useTranslation<'scheduling'>>['t']): string {
  return t(meeting ? 'editTitle' : 'newTitle')
}

function PanelHead({ title, form, onClose }: { title: string; form: Form; onClose: () => void }) {
  const { t } = useTranslation(['scheduling', 'common'])
  const [showsLetter, setShowsLetter] = useState(false)
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.narrow}>
        <IconButton label={t('invitation.show')} icon={<FileText />} onPress={() => setShowsLetter(true)} />
      </div>
      <TemplateMenu />
      <IconButton label={t('closeForm')} icon={<X />} onPress={onClose} />
      <Dialog
        title={t('invitation.label')}
        closeLabel={t('common:close')}
        open={showsLetter}
        onClose={() => setShowsLetter(false)}
      >
        <Letter form={form} />
        <Button onPress={() => setShowsLetter(false)}>{t('common:close')}</Button>
      </Dialog>
    </header>
  )
}

function Preview({ form }: { form: Form }) {
  return (
    <div className={styles.preview}>
      <Letter form={form} />
    </div>
  )
}

/** The letter follows the form a moment behind, so that typing stays quick. */
function Letter({ form: { draft, directory } }: { form: Form }) {
  const shown = useDeferredValue(draft)
  const content = useMemo(() => contentOf(shown, directory), [shown, directory])
  return content && <InvitationPage content={content} directory={directory} />
}
