// What the author of a message is called.
import { useTranslation } from 'react-i18next'
import type { SessionRole } from '#domain/roles.ts'
import type { BridgePointId } from '#protocol'

/** Answers `Chủ tọa`, `Thư ký`, `Kỹ thuật – UBND huyện Lục Ngạn`, or the bridge point's name. */
export function useAuthorName(
  names: ReadonlyMap<BridgePointId, string>,
): (author: { readonly role: SessionRole; readonly bridgePointId: BridgePointId }) => string {
  const { t } = useTranslation('chat')
  return ({ role, bridgePointId }) => {
    const name = names.get(bridgePointId) ?? bridgePointId
    if (role === 'chair' || role === 'secretary') return t(`role.${role}`)
    return role === 'technician' ? t('role.technician', { name }) : name
  }
}
