// What is wrong with the recording, in one sentence, for those who direct it.
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session/live-context.ts'
import { Notice } from '../../ui/notice.tsx'
import { formatTime } from '../../ui/time.ts'

/** One notice at most: what is lost now goes before what will be. */
export function RecordingTrouble() {
  const { t } = useTranslation('recording')
  const recording = useSession((state) => state.recording)
  if (!recording) return null
  const { phase, since, cause, interruptedAt, diskFullAt } = recording
  const stoppedFull = phase === 'stopped' && cause === 'disk-full'
  const isUnderWay = phase === 'running' || phase === 'paused'
  const sentence = stoppedFull
    ? t('trouble.full', { time: formatTime(since) })
    : isUnderWay && interruptedAt !== null
      ? t('trouble.interrupted', { time: formatTime(interruptedAt) })
      : isUnderWay && diskFullAt !== null && t('trouble.disk', { time: formatTime(diskFullAt) })
  return sentence === false ? null : <Notice tone="trouble">{sentence}</Notice>
}
