// Which lines of the log are SRTP errors of media.
import { describe, expect, it } from 'vitest'
import { srtpErrors } from './srtp.ts'

const ENCRYPT = '{"line":"[pid:1] RTC::SrtpSession::EncryptRtp() | srtp_protect() failed: replay check failed"}'
const DECRYPT = '{"line":"[pid:1] RTC::WebRtcTransport::OnRtpDataReceived() | DecryptSrtp() failed [ssrc:7, seq:2]"}'

describe('the SRTP errors of a log', () => {
  it('are failed encryptions and decryptions', () => {
    expect(srtpErrors([ENCRYPT, DECRYPT])).toEqual([ENCRYPT, DECRYPT])
  })

  it('are none for the bandwidth probe', () => {
    expect(srtpErrors([DECRYPT.replace('ssrc:7', 'ssrc:1234')])).toEqual([])
  })

  it('are none for other warnings', () => {
    expect(srtpErrors(['{"line":"[pid:1] ignoring DTLS data coming from an invalid tuple"}'])).toEqual([])
  })
})
