// Confirms every default of what the tree shows.
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { DirectoryRights } from './rights.ts'
import type { UnitNode } from './tree.ts'
import type { Confirmable, Confirming } from './use-confirming.ts'
import formStyles from './forms.module.css'

type ConfirmAllProps = {
  readonly found: readonly UnitNode[]
  readonly rights: DirectoryRights
  readonly confirming: Confirming
}

/** The button and the question; nothing where there is nothing to confirm. */
export function ConfirmAll({ found, rights, confirming }: ConfirmAllProps) {
  const { t } = useTranslation(['directory', 'common'])
  const [asking, setAsking] = useState(false)
  const defaults = defaultsOf(found, rights)
  const count = defaults.units.length + defaults.points.length
  if (count === 0) return null
  const confirm = () => {
    setAsking(false)
    confirming.confirm(defaults)
  }
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        icon={<CircleCheck />}
        pending={confirming.pending}
        onPress={() => setAsking(true)}
      >
        {t('directory:confirmAll', { count })}
      </Button>
      <Dialog
        title={t('directory:confirmAllTitle')}
        closeLabel={t('common:close')}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <div className={formStyles.question}>
          <p>{t('directory:confirmAllText', { units: defaults.units.length, points: defaults.points.length })}</p>
          <div className={formStyles.answers}>
            <Button onPress={() => setAsking(false)}>{t('directory:cancel')}</Button>
            <Button kind="primary" icon={<CircleCheck />} onPress={confirm}>
              {t('directory:confirm')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

/** The defaults among what is shown that this person may confirm. */
function defaultsOf(found: readonly UnitNode[], rights: DirectoryRights): Confirmable {
  return {
    units: found.map(({ unit }) => unit).filter(({ id, confirmed }) => !confirmed && rights.editUnit(id)),
    points: found
      .flatMap(({ points }) => points)
      .filter(({ unitId, confirmed }) => !confirmed && rights.editPoint(unitId)),
  }
}
