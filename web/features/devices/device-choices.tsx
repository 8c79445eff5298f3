// Which camera, microphone and loudspeaker; how sharp a picture.
import { Camera, Mic, Volume2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceState, Devices } from '../../session/device-state.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Select } from '../../ui/select.tsx'
import { MicrophoneLevel } from './microphone-level.tsx'
import styles from './devices.module.css'

const all = (state: DeviceState) => state

/** The same choices in the lobby and in the meeting. */
export function DeviceChoices({ devices }: { devices: Devices }) {
  const { t } = useTranslation('devices')
  const state = useStore(devices.store, all)
  return (
    <div className={styles.choices}>
      <Select
        label={t('microphone')}
        icon={<Mic aria-hidden="true" />}
        options={state.microphones}
        chosen={state.microphoneId}
        placeholder={state.microphone ? state.microphone.label || t('unnamedMicrophone') : t('noMicrophone')}
        onChoose={(id) => void devices.chooseMicrophone(id)}
      />
      {state.microphone && <MicrophoneLevel track={state.microphone} />}
      <Select
        label={t('camera')}
        icon={<Camera aria-hidden="true" />}
        options={state.cameras}
        chosen={state.cameraId}
        placeholder={state.camera ? state.camera.label || t('unnamedCamera') : t('noCamera')}
        onChoose={(id) => void devices.chooseCamera(id)}
      />
      <Choice
        label={t('picture')}
        options={[
          { id: '720', label: t('hd') },
          { id: '1080', label: t('fullHd') },
        ]}
        chosen={state.pictureHeight === 1080 ? '1080' : '720'}
        onChoose={(height) => void devices.choosePicture(height === '1080' ? 1080 : 720)}
      />
      <Loudspeaker devices={devices} state={state} />
    </div>
  )
}

function Loudspeaker({ devices, state }: { devices: Devices; state: DeviceState }) {
  const { t } = useTranslation('devices')
  const [playing, setPlaying] = useState(false)
  const test = () => {
    setPlaying(true)
    void devices.playTestSound().finally(() => setPlaying(false))
  }
  return (
    <div className={styles.loudspeaker}>
      <Select
        label={t('loudspeaker')}
        icon={<Volume2 aria-hidden="true" />}
        options={state.loudspeakers}
        chosen={state.loudspeakerId}
        placeholder={t('defaultLoudspeaker')}
        onChoose={devices.chooseLoudspeaker}
      />
      <Button onPress={test} pending={playing}>
        {playing ? t('testSoundPlaying') : t('testSound')}
      </Button>
    </div>
  )
}
