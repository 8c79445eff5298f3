// The pause of the recording alone, beside its sign: one press also where the bar has no room.
import { CirclePause, CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDirecting } from './use-directing.ts'

/** Pauses and resumes; nothing while nothing is recorded. */
export function QuickPause() {
  const { t } = useTranslation('recording')
  const { pause, resume } = useDirecting() ?? {}
  if (pause)
    return <IconButton label={t('control.pauseLabel')} icon={<CirclePause aria-hidden="true" />} onPress={pause} />
  if (resume)
    return <IconButton label={t('control.resumeLabel')} icon={<CirclePlay aria-hidden="true" />} onPress={resume} />
  return null
}
