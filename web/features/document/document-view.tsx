// The shown document on the stage: its page, sharp at any size, and its bar.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownDocument } from '#domain/state/stage.ts'
import { useLive } from '../../session/live-context.ts'
import { useStore } from '../../session/use-store.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './document-view.module.css'
import { HeldPaper } from './held-paper.ts'
import { PageBar } from './page-bar.tsx'
import { usePageKeys } from './page-keys.ts'
import { PageSheet } from './page-sheet.tsx'
import { PaperFailure, PaperProgress } from './paper-states.tsx'
import { useReading } from './reading.ts'
import type { Reading } from './reading.ts'
import type { Zoom } from './zoom.ts'

type DocumentViewProps = {
  /** `stage`: the bar stands above the page, for a small picture may lie over the lower corner; `second-screen`: it shows itself when it is looked for. */
  readonly place?: 'stage' | 'second-screen'
}

/** Draws the document that is shown to all; nothing while none is. Fills its parent, whose size must be given. */
export function DocumentView({ place = 'stage' }: DocumentViewProps) {
  const reading = useReading()
  if (reading === null) return null
  // Another document begins anew: not enlarged, with its own progress.
  return <OpenDocument key={reading.document.documentId} reading={reading} place={place} />
}

function OpenDocument({ reading, place }: { reading: Reading; place: 'stage' | 'second-screen' }) {
  const { t } = useTranslation('document')
  const { name, documentId } = reading.document
  const { held, state } = useHeldPaper(reading.document)
  const [zoom, setZoom] = useState<Zoom>(1)
  const [element, setElement] = useState<HTMLElement | null>(null)
  usePageKeys(reading, element?.ownerDocument.defaultView ?? window, zoom > 1)
  return (
    <section
      ref={setElement}
      className={classNames(styles.view, place === 'second-screen' && styles.second)}
      aria-label={t('shown', { name })}
      data-document={documentId}
      data-page={reading.page}
    >
      <PageBar reading={reading} zoom={zoom} onZoom={setZoom} />
      <div className={styles.ground}>
        {state.open && <PageSheet open={state.open} page={reading.page} zoom={zoom} />}
        {!state.open && state.trouble === null && <PaperProgress name={name} bytes={state.bytes} />}
        {state.trouble && <PaperFailure name={name} trouble={state.trouble} onRetry={() => held.start()} />}
      </div>
    </section>
  )
}

function useHeldPaper(document: ShownDocument) {
  const live = useLive()
  const [held] = useState(() => new HeldPaper(live, document))
  useEffect(() => {
    held.start()
    return () => held.close()
  }, [held])
  return { held, state: useStore(held.store, (state) => state) }
}
