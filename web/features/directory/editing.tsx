// Which panel stands open over the directory, and that panel.
import type { Unit } from '#domain/directory.ts'
import { BridgePointForm } from './bridge-point-form.tsx'
import type { BridgePointDraft } from './bridge-point-form.tsx'
import { RemoveQuestion } from './remove-question.tsx'
import type { Removal } from './remove-question.tsx'
import { OfficialForm, VenueForm } from './small-forms.tsx'
import type { OfficialDraft, VenueDraft } from './small-forms.tsx'
import { UnitForm } from './unit-form.tsx'
import type { UnitDraft } from './unit-form.tsx'

/** What is being edited or taken out. */
export type Editing =
  | { readonly kind: 'unit'; readonly unit: UnitDraft }
  | { readonly kind: 'point'; readonly point: BridgePointDraft }
  | { readonly kind: 'venue'; readonly venue: VenueDraft }
  | { readonly kind: 'official'; readonly official: OfficialDraft }
  | { readonly kind: 'remove'; readonly removal: Removal }

type EditingPanelProps = {
  readonly editing: Editing | null
  readonly units: readonly Unit[]
  readonly onClose: () => void
  /** The sign of the unit to go to: the one saved, or null when the chosen one is gone. */
  readonly onChoose: (code: string | null) => void
}

/** The panel for what is being edited; nothing while there is nothing. */
export function EditingPanel({ editing, units, onClose, onChoose }: EditingPanelProps) {
  switch (editing?.kind) {
    case undefined:
      return null
    case 'unit': {
      const saved = (code: string) => {
        onClose()
        onChoose(code)
      }
      return <UnitForm unit={editing.unit} units={units} onClose={onClose} onSaved={saved} />
    }
    case 'point':
      return <BridgePointForm point={editing.point} onClose={onClose} />
    case 'venue':
      return <VenueForm venue={editing.venue} onClose={onClose} />
    case 'official':
      return <OfficialForm official={editing.official} onClose={onClose} />
    case 'remove': {
      const removed = () => {
        onClose()
        if (editing.removal.request === 'unit.remove') onChoose(null)
      }
      return <RemoveQuestion removal={editing.removal} onClose={onClose} onRemoved={removed} />
    }
  }
}
