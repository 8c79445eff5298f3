// Confirms defaults: one unit with its bridge points, or all of a group, in one request.
import { useTranslation } from 'react-i18next'
import type { BridgePoint, Unit } from '#domain/directory.ts'
import type { Refusal } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { showToast } from '../../ui/toast.tsx'

/** What is to be confirmed. */
export type Confirmable = { readonly units: readonly Unit[]; readonly points: readonly BridgePoint[] }

/** Whether a confirming is under way, and why the last one was refused. */
export type Confirming = {
  readonly pending: boolean
  readonly refusal: Refusal | null
  readonly confirm: (defaults: Confirmable) => void
}

/** Confirms defaults, all or none of them, and says so. */
export function useConfirming(): Confirming {
  const { t } = useTranslation('directory')
  const { mutate, isPending, error } = useOfficeChange('directory.confirm', { touches: ['directory.'] })
  const confirm = ({ units, points }: Confirmable) =>
    mutate(
      { unitIds: units.map(({ id }) => id), bridgePointIds: points.map(({ id }) => id) },
      { onSuccess: ({ confirmed }) => showToast({ text: t('confirmedMany', { count: confirmed }) }) },
    )
  return { pending: isPending, refusal: error, confirm }
}
