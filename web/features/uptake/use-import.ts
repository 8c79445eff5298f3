// The steps of an import, and what moves from one to the next.
import { useState } from 'react'
import type { UptakeImportPreview } from '#protocol'
import { Refusal } from '#protocol'
import { importRegister } from '../../api/upload.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'

/** Where an import stands. `sent` is the share of the file that has been sent, 0 to 1. */
export type ImportStep =
  | { readonly kind: 'choose'; readonly refusal: Refusal | null }
  | { readonly kind: 'reading'; readonly file: File; readonly sent: number }
  | {
      readonly kind: 'preview'
      readonly file: File
      readonly preview: UptakeImportPreview
      readonly refusal: Refusal | null
    }
  | { readonly kind: 'saving'; readonly file: File; readonly sent: number }
  | { readonly kind: 'done'; readonly preview: UptakeImportPreview }

const START: ImportStep = { kind: 'choose', refusal: null }

/** An import: `choose` shows what a file would change, `confirm` changes exactly that. */
export function useImport() {
  const refresh = useOfficeRefresh()
  const [step, setStep] = useState<ImportStep>(START)

  const choose = async (file: File) => {
    setStep({ kind: 'reading', file, sent: 0 })
    try {
      const preview = await importRegister(file, undefined, (sent) => setStep({ kind: 'reading', file, sent }))
      setStep({ kind: 'preview', file, preview, refusal: null })
    } catch (error) {
      setStep({ kind: 'choose', refusal: refusalOf(error) })
    }
  }

  const confirm = async () => {
    if (step.kind !== 'preview') return
    const { file, preview } = step
    setStep({ kind: 'saving', file, sent: 0 })
    try {
      const done = await importRegister(file, preview.digest, (sent) => setStep({ kind: 'saving', file, sent }))
      setStep({ kind: 'done', preview: done })
      refresh(['uptake.'])
    } catch (error) {
      setStep({ kind: 'preview', file, preview, refusal: refusalOf(error) })
    }
  }

  return {
    step,
    choose: (file: File) => void choose(file),
    confirm: () => void confirm(),
    restart: () => setStep(START),
  }
}

/** A file that vanished or was changed on the disk while it was read is the browser's own error. */
function refusalOf(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('file-unreadable')
}
