// Devices that are only made up, in whatever state the gallery wants to look at.
import type { DeviceState, Devices } from '../../../session/device-state.ts'
import { createStore } from '../../../session/store.ts'
import { testPicture } from './test-picture.ts'

const IN_ORDER: DeviceState = {
  asking: false,
  cameras: [
    { id: 'c1', label: 'Camera hội nghị PTZ' },
    { id: 'c2', label: 'Camera tích hợp' },
  ],
  microphones: [
    { id: 'm1', label: 'Micrô cổ ngỗng' },
    { id: 'm2', label: 'Micrô tích hợp' },
  ],
  loudspeakers: [{ id: 's1', label: 'Loa phòng họp' }],
  cameraId: 'c1',
  microphoneId: 'm1',
  loudspeakerId: 's1',
  pictureHeight: 1080,
  cameraWanted: true,
  microphoneWanted: false,
  camera: null,
  microphone: null,
  cameraTrouble: null,
  microphoneTrouble: null,
}

/** Every device works, but for what the change says. */
export function madeUpDevices(change: Partial<DeviceState> = {}): Devices {
  const store = createStore<DeviceState>({ ...IN_ORDER, camera: testPicture(210), ...change })
  return {
    store,
    open: async () => {},
    retry: async () => {},
    chooseCamera: async (cameraId) => store.set({ cameraId }),
    chooseMicrophone: async (microphoneId) => store.set({ microphoneId }),
    chooseLoudspeaker: (loudspeakerId) => store.set({ loudspeakerId }),
    choosePicture: async (pictureHeight) => store.set({ pictureHeight }),
    wantCamera: async (cameraWanted) => store.set({ cameraWanted }),
    wantMicrophone: (microphoneWanted) => store.set({ microphoneWanted }),
    playTestSound: async () => {},
    close() {},
  }
}
