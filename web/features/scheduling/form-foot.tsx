// The foot of the form: why it could not be saved, and the buttons that save it.
import { Save, Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '#domain/meeting.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useForm } from './form-context.ts'
import styles from './meeting-panel.module.css'
import type { SaveStatus, Saving } from './use-saving.ts'

type FormFootProps = {
  readonly meeting: Meeting | null
  readonly saving: Saving
  readonly onSave: (status: SaveStatus) => void
}

/** Always in sight. */
export function FormFoot({ meeting, saving, onSave }: FormFootProps) {
  const { t } = useTranslation('scheduling')
  const sentOut = meeting?.status === 'scheduled'
  return (
    <footer className={styles.foot}>
      <Trouble saving={saving} />
      <p className={styles.hint}>{t('closeKeeps')}</p>
      <div className={styles.buttons}>
        {!sentOut && (
          <Button icon={<Save aria-hidden="true" />} disabled={saving.pending} onPress={() => onSave('draft')}>
            {t('saveDraft')}
          </Button>
        )}
        <Button
          kind="primary"
          icon={sentOut ? <Save aria-hidden="true" /> : <Send aria-hidden="true" />}
          pending={saving.pending}
          onPress={() => onSave('scheduled')}
        >
          {t(sentOut ? 'saveChanges' : 'schedule')}
        </Button>
      </div>
    </footer>
  )
}

function Trouble({ saving: { problems, refusal } }: { saving: Saving }) {
  const { t } = useTranslation('scheduling')
  const { draft } = useForm()
  if (problems.size > 0) {
    return (
      <Notice tone="trouble">
        {t('fixFirst')} {[...problems].map((problem) => t(`problem.${problem}`)).join(' ')}
      </Notice>
    )
  }
  if (!refusal) return null
  if (refusal.code === 'clash') {
    return <Notice tone="trouble">{t(draft.repeat ? 'clash.otherDay' : 'clash.reasonMissing')}</Notice>
  }
  return <Failure refusal={refusal} />
}
