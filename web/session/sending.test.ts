// Who opens and closes a microphone: the person, the chair, the journal; and that nothing else ever does.
import { beforeEach, describe, expect, test } from 'vitest'
import type { PeerState, SessionState } from '#domain/session.ts'
import { NEW_SESSION } from '#domain/session.ts'
import { Refusal, bridgePointId, peerId } from '#protocol'
import type { RefusalCode } from '#protocol'
import type { DeviceState, Devices } from './device-state.ts'
import { Sending } from './sending.ts'
import type { Signal } from './signal.ts'
import { createStore } from './store.ts'

const SELF = peerId.parse('self')

const DEVICES: DeviceState = {
  asking: false,
  cameras: [],
  microphones: [],
  loudspeakers: [],
  cameraId: null,
  microphoneId: null,
  loudspeakerId: null,
  pictureHeight: 720,
  cameraWanted: false,
  microphoneWanted: false,
  camera: null,
  microphone: null,
  cameraTrouble: null,
  microphoneTrouble: null,
}

/** A machine whose devices do as they are told, and a server that answers as told. */
function open(machine: Partial<DeviceState> = {}) {
  const store = createStore<DeviceState>({ ...DEVICES, ...machine })
  const devices: Devices = {
    store,
    open: async () => {},
    retry: async () => {},
    chooseCamera: async () => {},
    chooseMicrophone: async () => {},
    chooseLoudspeaker() {},
    choosePicture: async () => {},
    wantCamera: async (cameraWanted) => store.set({ cameraWanted }),
    wantMicrophone: (microphoneWanted) => store.set({ microphoneWanted }),
    playTestSound: async () => {},
    close() {},
  }
  const asked: string[] = []
  const turnedDown: RefusalCode[] = []
  let refusal: RefusalCode | null = null
  const answer = async (name: string): Promise<null> => {
    asked.push(name)
    if (refusal !== null) throw new Refusal(refusal)
    return null
  }
  const signal: Signal = {
    // Every request of a microphone or a camera is answered with null.
    request: (name) => answer(name) as Promise<never>,
    greet: (name) => answer(name) as Promise<never>,
    admit() {},
    attend() {},
    close() {},
  }
  const sending = new Sending({
    signal,
    devices,
    turnedDown: (error) => void (error instanceof Refusal && turnedDown.push(error.code)),
  })
  return {
    sending,
    devices,
    asked,
    turnedDown,
    set: store.set,
    wanted: () => store.get().microphoneWanted,
    refuse: (code: RefusalCode) => (refusal = code),
    /** The journal goes on. */
    says: (microphone: PeerState['microphone']) => sending.know(stateWith(microphone), SELF, false),
    /** The whole state is read again: after a join, a reload, a line that was away for too long. */
    begins: (microphone: PeerState['microphone']) => sending.know(stateWith(microphone), SELF, true),
  }
}

function stateWith(microphone: PeerState['microphone']): SessionState {
  const peer: PeerState = {
    peerId: SELF,
    bridgePointId: bridgePointId.parse('SDONG'),
    role: 'member',
    joinedAt: 0,
    line: 'up',
    lineSince: 0,
    microphone,
    camera: 'closed',
  }
  return { ...NEW_SESSION, phase: 'open', peers: [peer] }
}

let page: ReturnType<typeof open>
beforeEach(() => {
  page = open()
  page.begins('closed')
})

describe('given the floor', () => {
  test('the microphone that the chair opened is obeyed, and nothing is asked', () => {
    page.says('open')
    expect([page.wanted(), page.asked]).toEqual([true, []])
  })

  test('what the person closes by hand stays closed, whatever else the journal tells', async () => {
    page.says('open')
    await page.sending.closeMicrophone()
    page.says('closed')
    page.says('closed')
    expect([page.wanted(), page.asked]).toEqual([false, ['microphone.close']])
  })

  test('and stays closed when the news of its being open comes after the hand', () => {
    page.says('open')
    void page.sending.closeMicrophone()
    page.says('open')
    expect([page.wanted(), page.asked]).toEqual([false, ['microphone.close']])
  })

  test('they may open it again themselves', async () => {
    page.says('open')
    await page.sending.closeMicrophone()
    page.says('closed')
    await page.sending.openMicrophone()
    page.says('open')
    expect([page.wanted(), page.asked]).toEqual([true, ['microphone.close', 'microphone.open']])
  })

  test('again, it is opened again', async () => {
    page.says('open')
    await page.sending.closeMicrophone()
    page.says('closed')
    page.says('open')
    expect(page.wanted()).toBe(true)
  })

  test('a microphone in trouble is told of as closed; when the device is back it stays so', async () => {
    page.set({ microphoneTrouble: 'missing' })
    page.says('open')
    expect(page.asked).toEqual(['microphone.close'])
    page.says('closed')
    page.set({ microphoneTrouble: null })
    expect([page.wanted(), page.asked]).toEqual([false, ['microphone.close']])
  })

  test('and taken from, it closes and does not open by itself', () => {
    page.says('open')
    page.says('closed')
    page.set({ microphoneId: 'another' })
    expect([page.wanted(), page.asked]).toEqual([false, []])
  })
})

describe('a closed microphone never opens by itself', () => {
  test('not after a join that wished it open where the chair gives the floor, and nothing is refused', () => {
    page = open({ microphoneWanted: true })
    page.begins('closed')
    expect([page.wanted(), page.asked, page.turnedDown]).toEqual([false, [], []])
    // Open discussion begins: it could be heard now.
    page.says('closed')
    page.set({ cameraId: 'another' })
    expect([page.wanted(), page.asked]).toEqual([false, []])
  })

  test('not after a reload or a rejoin whose lobby has it closed, though the journal still says open', () => {
    page = open()
    page.begins('open')
    expect([page.wanted(), page.asked]).toEqual([false, ['microphone.close']])
  })

  test('not when the line was away so long that everything is read again', async () => {
    await page.sending.closeMicrophone()
    page.begins('open')
    expect([page.wanted(), page.asked]).toEqual([false, ['microphone.close']])
  })

  test('not before the journal is known', () => {
    page = open()
    page.says('open')
    expect([page.wanted(), page.asked]).toEqual([false, ['microphone.close']])
  })

  test('not when opening it was turned down: the wish goes with the refusal', async () => {
    page.refuse('floor-not-held')
    await page.sending.openMicrophone()
    expect([page.wanted(), page.turnedDown]).toEqual([false, ['floor-not-held']])
    page.says('closed')
    expect(page.asked).toEqual(['microphone.open'])
  })
})

test('an open microphone stays open over a reload', () => {
  page = open({ microphoneWanted: true })
  page.begins('open')
  page.says('open')
  expect([page.wanted(), page.asked]).toEqual([true, []])
})
