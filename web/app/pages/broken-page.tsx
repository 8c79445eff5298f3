// When the page itself has failed, or the address leads nowhere.
import { Compass, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { FullMessage } from '../../ui/full-message.tsx'
import { useSurface } from '../../ui/use-surface.ts'

/** The page could not be drawn. */
export function Broken() {
  const { t } = useTranslation('common')
  return (
    <FullMessage
      icon={<RotateCw />}
      title={t('broken')}
      actions={
        <Button kind="primary" onPress={() => location.reload()} autoFocus>
          {t('reload')}
        </Button>
      }
    >
      {t('brokenText')}
    </FullMessage>
  )
}

/** The address leads nowhere. */
export function NotFound({ onExit }: { onExit: () => void }) {
  const { t } = useTranslation('common')
  useSurface('office')
  return (
    <FullMessage
      icon={<Compass />}
      title={t('notFound')}
      actions={
        <Button kind="primary" onPress={onExit} autoFocus>
          {t('toStart')}
        </Button>
      }
    >
      {t('notFoundText')}
    </FullMessage>
  )
}
