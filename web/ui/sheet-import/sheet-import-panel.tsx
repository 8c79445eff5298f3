// Importing a spreadsheet: choose, look at what would change, confirm.
import { CircleCheck, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { Button } from '../button.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Failure } from '../failure.tsx'
import { FileDrop } from '../file-drop.tsx'
import { Notice } from '../notice.tsx'
import { Panel } from '../panel.tsx'
import { Progress } from '../progress.tsx'
import { SheetImportPreview } from './sheet-import-preview.tsx'
import type { SendSheet, SheetPreview, SheetRow, SheetTexts, SheetWords } from './sheet-import.ts'
import { useSheetImport } from './use-sheet-import.ts'
import type { SheetImportStep } from './use-sheet-import.ts'
import styles from './sheet-import.module.css'

type SheetImportPanelProps<Row extends SheetRow> = {
  readonly texts: SheetTexts
  /** Where an empty sheet with the columns' names is to be had. */
  readonly template: string
  readonly words: SheetWords<Row>
  readonly send: SendSheet<SheetPreview<Row>>
  /** Called when the change has been made. */
  readonly onDone: () => void
  readonly onClose: () => void
}

/** The panel. Nothing changes before the last step is confirmed. */
export function SheetImportPanel<Row extends SheetRow>(props: SheetImportPanelProps<Row>) {
  const { texts, template, words, send, onDone, onClose } = props
  const { step, choose, confirm, restart } = useSheetImport({ send, done: onDone })
  return (
    <Panel
      title={texts.title}
      isOpen
      onClose={onClose}
      width="l"
      footer={<Footer step={step} back={texts.back} onClose={onClose} onConfirm={confirm} onRestart={restart} />}
    >
      <Step step={step} texts={texts} template={template} words={words} onFile={choose} />
    </Panel>
  )
}

type StepProps<Row extends SheetRow> = Pick<SheetImportPanelProps<Row>, 'texts' | 'template' | 'words'> & {
  readonly step: SheetImportStep<SheetPreview<Row>>
  readonly onFile: (file: File) => void
}

function Step<Row extends SheetRow>({ step, texts, template, words, onFile }: StepProps<Row>) {
  const { t } = useTranslation('sheetImport')
  switch (step.kind) {
    case 'choose':
      return <Choose refusal={step.refusal} intro={texts.intro} template={template} onFile={onFile} />
    case 'reading': {
      const { file, sent } = step
      return <Sent label={sent < 1 ? t('sending', { name: file.name }) : t('reading')} sent={sent} />
    }
    case 'saving':
      return <Sent label={texts.saving} sent={step.sent} />
    case 'preview':
      return (
        <>
          {step.refusal && <Failure refusal={step.refusal} />}
          <SheetImportPreview preview={step.preview} fileName={step.file.name} same={texts.same} words={words} />
        </>
      )
    case 'done': {
      const { counts } = step.preview
      return (
        <EmptyState
          icon={<CircleCheck />}
          title={texts.done}
          text={t('doneText', { new: counts.new, changed: counts.changed, same: counts.same })}
        />
      )
    }
  }
}

/** How long the server takes once it has the whole file is not known. */
function Sent({ label, sent }: { label: string; sent: number }) {
  return <Progress label={label} value={sent < 1 ? sent : null} />
}

type ChooseProps = {
  readonly refusal: Refusal | null
  readonly intro: string
  readonly template: string
  readonly onFile: (file: File) => void
}

function Choose({ refusal, intro, template, onFile }: ChooseProps) {
  const { t } = useTranslation('sheetImport')
  return (
    <>
      <p>{intro}</p>
      {refusal?.code === 'file-type-refused' ? (
        <Notice tone="trouble">{t('typeRefused')}</Notice>
      ) : (
        refusal && <Failure refusal={refusal} />
      )}
      <FileDrop label={t('drop')} accept={['.xlsx', '.csv']} onFiles={([file]) => file !== undefined && onFile(file)} />
      <p className={styles.template}>
        <Download aria-hidden="true" />
        <a href={template}>{t('template')}</a>
      </p>
    </>
  )
}

type FooterProps = {
  readonly step: SheetImportStep<Pick<SheetPreview<SheetRow>, 'counts'>>
  readonly back: string
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly onRestart: () => void
}

function Footer({ step, back, onClose, onConfirm, onRestart }: FooterProps) {
  const { t } = useTranslation('sheetImport')
  if (step.kind === 'done') {
    return (
      <Button kind="primary" onPress={onClose}>
        {back}
      </Button>
    )
  }
  if (step.kind !== 'preview') return <Button onPress={onClose}>{t('cancel')}</Button>
  const { counts } = step.preview
  const changes = counts.new + counts.changed
  return (
    <>
      {counts.wrong > 0 && <p className={styles.blocked}>{t('blocked')}</p>}
      <Button onPress={onRestart}>{t('otherFile')}</Button>
      <Button kind="primary" disabled={counts.wrong > 0 || changes === 0} onPress={onConfirm}>
        {t('confirm', { count: changes })}
      </Button>
    </>
  )
}
