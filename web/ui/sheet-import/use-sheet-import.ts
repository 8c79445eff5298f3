// The steps of an import, and what moves from one to the next.
import { useState } from 'react'
import { Refusal } from '#protocol'
import type { SendSheet } from './sheet-import.ts'

/** Where an import stands. `sent` is the share of the file that has been sent, 0 to 1. */
export type SheetImportStep<Preview> =
  | { readonly kind: 'choose'; readonly refusal: Refusal | null }
  | { readonly kind: 'reading'; readonly file: File; readonly sent: number }
  | { readonly kind: 'preview'; readonly file: File; readonly preview: Preview; readonly refusal: Refusal | null }
  | { readonly kind: 'saving'; readonly file: File; readonly sent: number }
  | { readonly kind: 'done'; readonly preview: Preview }

type SheetImportParts<Preview> = {
  readonly send: SendSheet<Preview>
  /** Called when the change has been made. */
  readonly done: () => void
}

const START = { kind: 'choose', refusal: null } as const

/** An import: `choose` shows what a file would change, `confirm` changes exactly that. */
export function useSheetImport<Preview extends { readonly digest: string }>(parts: SheetImportParts<Preview>) {
  const { send, done } = parts
  const [step, setStep] = useState<SheetImportStep<Preview>>(START)

  const choose = async (file: File) => {
    setStep({ kind: 'reading', file, sent: 0 })
    try {
      const preview = await send(file, undefined, (sent) => setStep({ kind: 'reading', file, sent }))
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
      const changed = await send(file, preview.digest, (sent) => setStep({ kind: 'saving', file, sent }))
      setStep({ kind: 'done', preview: changed })
      done()
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
