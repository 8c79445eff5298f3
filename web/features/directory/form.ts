// What the editing panels share: a draft, and a refusal brought back to the field that it speaks of.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'

/** The fields that a server's refusal can name; each has a sentence that says what is asked of it. */
const FIELDS = [
  'code',
  'name',
  'title',
  'email',
  'phone',
  'roadKm',
  'parentId',
  'place',
  'official',
  'officialPhone',
  'technician',
  'technicianPhone',
  'lineMbps',
  'devices',
  'seats',
] as const
export type FieldName = (typeof FIELDS)[number]

/** A draft of something, changed field by field. */
export function useDraft<T extends object>(initial: T) {
  const [draft, setDraft] = useState(initial)
  const set = <K extends keyof T>(field: K) => {
    return (value: T[K]) => setDraft((old) => ({ ...old, [field]: value }))
  }
  return { draft, set }
}

/** Where a refusal belongs: the sentence of a field, or the refusal itself when no field of the form is meant. */
export type RefusalPlace = {
  readonly errorOf: (field: FieldName) => string | undefined
  readonly other: Refusal | null
}

/**
 * Brings a refusal to its field: `bad-message` names it in `details.at` ("devices.3" is `devices`), `name-taken` means
 * `unique`.
 */
export function useRefusalPlace(refusal: Refusal | null, unique: FieldName): RefusalPlace {
  const { t } = useTranslation('directory')
  const field = refusal === null ? undefined : fieldOf(refusal, unique)
  return {
    errorOf: (name) => {
      if (name !== field) return undefined
      return refusal?.code === 'name-taken' ? t('fieldErrors.taken') : t(`fieldErrors.${name}`)
    },
    other: field === undefined ? refusal : null,
  }
}

function fieldOf({ code, details }: Refusal, unique: FieldName): FieldName | undefined {
  const [named] = String(details?.['at'] ?? '').split('.')
  const found = FIELDS.find((each) => each === named)
  if (code === 'name-taken') return found ?? unique
  return code === 'bad-message' ? found : undefined
}
