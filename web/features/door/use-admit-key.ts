// The key that lets the first in who waits.
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { usePageKeys } from '../../ui/page-keys.ts'
import { useKeepsDoor, useWaiting } from './use-door.ts'

/** As it stands on the keyboard. */
export const ADMIT_CAP = 'G'

/** Listens for it while the caller is shown, somebody waits, and we keep the door. */
export function useAdmitKey(): void {
  const { t } = useTranslation('door')
  const live = useLive()
  const [first] = useWaiting()
  const keeps = useKeepsDoor()
  const admit = { code: 'KeyG', cap: ADMIT_CAP, words: t('admitFirst') }
  const run = () => void (first && live.ask('door.admit', { peerId: first.peerId }))
  usePageKeys(keeps && first ? [{ ...admit, run }] : [])
}
