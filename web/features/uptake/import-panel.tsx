// Importing meetings into the register from a spreadsheet: choose, look at what would change, confirm.
import { CircleCheck, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ImportPreview } from './import-preview.tsx'
import { useImport } from './use-import.ts'
import type { ImportStep } from './use-import.ts'
import styles from './import.module.css'

/** The panel. Nothing changes before the last step is confirmed. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const { step, choose, confirm, restart } = useImport()
  return (
    <Panel
      title={t('import.title')}
      isOpen
      onClose={onClose}
      width="l"
      footer={<Footer step={step} onClose={onClose} onConfirm={confirm} onRestart={restart} />}
    >
      <Step step={step} onFile={choose} />
    </Panel>
  )
}

function Step({ step, onFile }: { step: ImportStep; onFile: (file: File) => void }) {
  const { t } = useTranslation('uptake')
  switch (step.kind) {
    case 'choose':
      return <Choose step={step} onFile={onFile} />
    case 'reading':
    case 'saving':
      return (
        <Progress
          label={
            step.sent < 1 && step.kind === 'reading'
              ? t('import.sending', { name: step.file.name })
              : t(`import.${step.kind}`)
          }
          value={step.sent < 1 ? step.sent : null}
        />
      )
    case 'preview':
      return (
        <>
          {step.refusal && <Failure refusal={step.refusal} />}
          <ImportPreview preview={step.preview} fileName={step.file.name} />
        </>
      )
    case 'done': {
      const { counts } = step.preview
      return (
        <EmptyState
          icon={<CircleCheck />}
          title={t('import.done')}
          text={t('import.doneText', { new: counts.new, changed: counts.changed, same: counts.same })}
        />
      )
    }
  }
}

function Choose({ step, onFile }: { step: ImportStep & { kind: 'choose' }; onFile: (file: File) => void }) {
  const { t } = useTranslation('uptake')
  return (
    <>
      <p>{t('import.intro')}</p>
      {step.refusal?.code === 'file-type-refused' ? (
        <Notice tone="trouble">{t('import.typeRefused')}</Notice>
      ) : (
        step.refusal && <Failure refusal={step.refusal} />
      )}
      <FileDrop
        label={t('import.drop')}
        accept={['.xlsx', '.csv']}
        onFiles={([file]) => file !== undefined && onFile(file)}
      />
      <p className={styles.template}>
        <Download aria-hidden="true" />
        <a href="/api/uptake/register-template.xlsx">{t('register.template')}</a>
      </p>
    </>
  )
}

type FooterProps = {
  readonly step: ImportStep
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly onRestart: () => void
}

function Footer({ step, onClose, onConfirm, onRestart }: FooterProps) {
  const { t } = useTranslation('uptake')
  if (step.kind === 'done') {
    return (
      <Button kind="primary" onPress={onClose}>
        {t('import.close')}
      </Button>
    )
  }
  const counts = step.kind === 'preview' ? step.preview.counts : null
  const changes = counts === null ? 0 : counts.new + counts.changed
  return (
    <>
      {counts !== null && counts.wrong > 0 && <p className={styles.blocked}>{t('import.blocked')}</p>}
      {counts === null ? (
        <Button onPress={onClose}>{t('evidence.cancel')}</Button>
      ) : (
        <Button onPress={onRestart}>{t('import.otherFile')}</Button>
      )}
      {counts !== null && (
        <Button kind="primary" disabled={counts.wrong > 0 || changes === 0} onPress={onConfirm}>
          {t('import.confirm', { count: changes })}
        </Button>
      )}
    </>
  )
}
