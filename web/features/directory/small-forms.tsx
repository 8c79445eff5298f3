// Making and changing what has only a name: venues and offices.
import { useTranslation } from 'react-i18next'
import type { Official, Venue } from '#domain/directory.ts'
import type { OfficialId, VenueId } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { EditPanel } from './edit-panel.tsx'
import { useDraft, useRefusalPlace } from './form.ts'

/** A venue as the form holds it; without an id it is a new one. */
export type VenueDraft = Omit<Venue, 'id'> & { readonly id?: VenueId }

/** An office as the form holds it; without an id it is a new one. */
export type OfficialDraft = Omit<Official, 'id'> & { readonly id?: OfficialId }

/** The panel with a venue's fields. */
export function VenueForm({ venue, onClose }: { venue: VenueDraft; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { draft, set } = useDraft<VenueDraft>(venue)
  const saving = useOfficeChange('venue.save', { touches: ['directory.'] })
  const place = useRefusalPlace(saving.error, 'name')
  const saved = () => {
    showToast({ text: t('saved', { name: draft.name }) })
    onClose()
  }
  return (
    <EditPanel
      title={venue.id === undefined ? t('newVenue') : t('editVenue')}
      pending={saving.isPending}
      refusal={place.other}
      onSave={() => saving.mutate(draft, { onSuccess: saved })}
      onClose={onClose}
    >
      <TextField
        label={t('fields.venueName')}
        value={draft.name}
        onChange={set('name')}
        error={place.errorOf('name')}
        isRequired
        autoFocus
      />
      <NumberField
        label={t('fields.seats')}
        min={1}
        max={100_000}
        value={draft.seats}
        onChange={set('seats')}
        error={place.errorOf('seats')}
      />
    </EditPanel>
  )
}

/** The panel with an office's title. */
export function OfficialForm({ official, onClose }: { official: OfficialDraft; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const { draft, set } = useDraft<OfficialDraft>(official)
  const saving = useOfficeChange('official.save', { touches: ['directory.'] })
  const place = useRefusalPlace(saving.error, 'title')
  const saved = () => {
    showToast({ text: t('saved', { name: draft.title }) })
    onClose()
  }
  return (
    <EditPanel
      title={official.id === undefined ? t('newOfficial') : t('editOfficial')}
      pending={saving.isPending}
      refusal={place.other}
      onSave={() => saving.mutate(draft, { onSuccess: saved })}
      onClose={onClose}
    >
      <TextField
        label={t('fields.title')}
        description={t('fields.officeNotName')}
        value={draft.title}
        onChange={set('title')}
        error={place.errorOf('title')}
        isRequired
        autoFocus
      />
    </EditPanel>
  )
}
