// Good inputs of every request, to be spoilt.
import type { RtpCapabilities } from '../../../signalling/protocol/index.ts'
import { camera } from '../../support/sfu.ts'
import { joinInput } from '../../support/wire.ts'

/** The name of every request with an input that its parser accepts. */
export function goodInputs(rtpCapabilities: RtpCapabilities): [name: string, input: object][] {
  const { rtpCapabilities: capabilities, dtls, view, ...sources } = joinInput(rtpCapabilities)
  const { kind, rtpParameters } = camera()
  return [
    ['session.join', { ...sources, rtpCapabilities: capabilities, dtls, view }],
    ['session.resume', { after: 1 }],
    ['session.leave', {}],
    ['media.open', { rtpCapabilities: capabilities, dtls, view }],
    ['media.restart-ice', { direction: 'send' }],
    ['view.set', { tiles: [{ peerId: 'somebody', source: 'camera', heightPx: 180 }] }],
    ['consumer.resume', { consumerId: 'something' }],
    ['producer.open', { source: 'camera', kind, rtpParameters, heightPx: 720 }],
    ['producer.close', { source: 'camera' }],
    ['microphone.open', {}],
    ['microphone.close', {}],
    ['camera.open', {}],
    ['camera.close', {}],
    ['presentation.start', {}],
    ['presentation.stop', {}],
  ]
}
