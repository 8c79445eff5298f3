// The codec that every bridge point decodes, and what each source sends.
import { describe, expect, test } from 'vitest'
import { chooseVideoCodec, sourceOptions } from './encodings.ts'

type Codec = Parameters<typeof chooseVideoCodec>[0][number]

function h264(profile: string | number, mode: 0 | 1 = 1): Codec {
  const parameters = { 'profile-level-id': profile, 'packetization-mode': mode }
  return { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, preferredPayloadType: 100, parameters }
}
const vp8: Codec = { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: 101 }
const rtx: Codec = { kind: 'video', mimeType: 'video/rtx', clockRate: 90_000, preferredPayloadType: 102 }

describe('the video codec', () => {
  test('is constrained baseline before anything else', () => {
    expect(chooseVideoCodec([vp8, h264('640c1f'), h264('42001f'), h264('42e01f')])).toEqual(h264('42e01f'))
  })

  test('is high profile before plain baseline', () => {
    expect(chooseVideoCodec([h264('42001f'), h264('64001f')])).toEqual(h264('64001f'))
  })

  test('is split into several packets where possible', () => {
    expect(chooseVideoCodec([h264('42e01f', 0), h264('42e01f', 1)])).toEqual(h264('42e01f', 1))
  })

  test('is VP8 where there is no H.264', () => {
    expect(chooseVideoCodec([rtx, vp8])).toEqual(vp8)
  })

  test('is left to the browser where there is neither', () => {
    expect(chooseVideoCodec([rtx])).toBeUndefined()
  })

  test('understands a profile that was read as a number', () => {
    expect(chooseVideoCodec([h264('42001f'), h264(640032)])).toEqual(h264(640032))
  })
})

test('a camera sends three layers, smallest first, a screen one', () => {
  const camera = sourceOptions('camera', [vp8]).encodings ?? []
  expect(camera.map((layer) => layer.scaleResolutionDownBy)).toEqual([4, 2, 1])
  expect(sourceOptions('presentation', [vp8]).encodings).toHaveLength(1)
})
