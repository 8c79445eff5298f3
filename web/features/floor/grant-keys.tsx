// The digits that give the floor, whichever page of the desk is open.
import { useTranslation } from 'react-i18next'
import type { FloorRequest } from '#domain/state/floor.ts'
import { useLive } from '../../session/live-context.ts'
import { usePageKeys } from '../../ui/page-keys.ts'
import { useDirects, useFloor, useNames } from './use-floor.ts'

/** Keys of one digit: the first nine requests. */
const KEYED = 9
const NO_REQUESTS: readonly FloorRequest[] = []

/** Listens for 1 to 9 while who directs the floor has requests before them; draws nothing. */
export function GrantKeys() {
  const { t } = useTranslation('floor')
  const live = useLive()
  const floor = useFloor()
  const directs = useDirects()
  const nameOf = useNames()
  const keyed = floor && directs && floor.mode !== 'open' ? floor.queue.slice(0, KEYED) : NO_REQUESTS
  usePageKeys(
    keyed.map(({ bridgePointId }, index) => ({
      code: `Digit${index + 1}`,
      cap: String(index + 1),
      words: t('queue.grant', { name: nameOf(bridgePointId) }),
      run: () => void live.ask('floor.grant', { bridgePointId }),
    })),
  )
  return null
}
