// What a recorder writes of real media from a real media worker, and what it refuses.
import { createSocket } from 'node:dgram'
import { readFileSync, readdirSync, renameSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { feedId, recordingId } from '../../recorder/contract.ts'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { decode, hasFfmpeg } from '../../recorder/testing/media.ts'
import { trackId } from '../../signalling/protocol/ids.ts'
import { RECORDING, SENT_LEVEL, openRecordingRig, segmentOf, timesOf } from '../support/recording.ts'
import type { RecordingRig, RigOptions, Sent } from '../support/recording.ts'
import { until } from '../support/until.ts'

async function opened(options: RigOptions = {}): Promise<RecordingRig> {
  const rig = await openRecordingRig(options)
  onTestFinished(() => rig.close())
  await rig.open()
  return rig
}

/** Waits until a track lists so many fragments. */
async function written(rig: RecordingRig, track: string, fragments: number): Promise<void> {
  await until(
    `${fragments} fragments of ${track}`,
    async () => (await timesOf(await rig.stored(), track)).fragments,
    (count) => count >= fragments,
  )
}

/** How far each sample lies from when it was sent, ms, when the first one is number `first`. */
function errorsOf(rig: RecordingRig, source: Sent, starts: readonly number[], first: number): number[] {
  return starts.map((start, index) => rig.zeroAt + start * 1000 - source.sentAt(first + index))
}

/** Which of the sent ones the first of a track is. */
function numberOf(rig: RecordingRig, source: Sent, start: number): number {
  const period = source.sentAt(1) - source.sentAt(0)
  return Math.round((rig.zeroAt + start * 1000 - source.sentAt(0)) / period)
}

describe.skipIf(!hasFfmpeg)('a recording', () => {
  test('holds every picture and every packet of sound at the time it was sent, encrypted', async () => {
    const rig = await opened()
    const [picture, sound] = [await rig.send('picture'), await rig.send('sound')]
    await rig.record(picture, 'hall.camera')
    await rig.record(sound, 'hall.microphone')
    await written(rig, 'hall.camera', 10)
    await written(rig, 'hall.microphone', 8)
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    expect(stored.finished).toBe(true)
    expect(await stored.trackIds()).toEqual(['hall.camera', 'hall.microphone'])
    for (const [track, source] of [
      ['hall.camera', picture],
      ['hall.microphone', sound],
    ] as const) {
      const times = await timesOf(stored, track)
      // One unbroken stretch: the sum of durations is the difference of times.
      expect(times.stretches).toHaveLength(1)
      expect(times.damaged).toBe(0)
      const first = numberOf(rig, source, times.starts[0] ?? 0)
      const errors = errorsOf(rig, source, times.starts, first)
      expect(Math.max(...errors.map(Math.abs))).toBeLessThan(40)
      expect(await stored.verify(trackId.parse(track))).toBeNull()
      const media = await segmentOf(stored, track, 0)
      const decoded = decode(media)
      if (track === 'hall.camera') expect(decoded.frames).toBe(times.starts.length)
      else expect(decoded.samples).toBe(times.starts.length * 960)
      const [line] = (await stored.lines(track)) ?? []
      const format =
        track === 'hall.camera'
          ? { codec: 'avc3.42C00D', width: 322, height: 182 }
          : { codec: 'opus', width: null, height: null }
      expect(line).toMatchObject({ type: 'segment', ...format })
    }
    const { levels } = await timesOf(stored, 'hall.microphone')
    expect(new Set(levels)).toEqual(new Set([SENT_LEVEL]))
    const folder = join(spoolFolder(rig.recordingsDir, RECORDING), 'hall.camera')
    for (const name of readdirSync(folder).filter((one) => /mp4|m4s/.test(one)))
      expect(
        readFileSync(join(folder, name)).includes('moof') || readFileSync(join(folder, name)).includes('ftyp'),
      ).toBe(false)
  })

  test('keeps nothing of a pause, and goes on with a key frame', async () => {
    const rig = await opened()
    const [picture, sound] = [await rig.send('picture'), await rig.send('sound')]
    await rig.record(picture, 'hall.camera')
    await rig.record(sound, 'hall.microphone')
    await written(rig, 'hall.camera', 3)
    await written(rig, 'hall.microphone', 3)
    const from = Date.now()
    await rig.request('recording.pause', { recordingId: RECORDING, at: from })
    // What was captured before may still be on its way.
    await wait(1_000)
    const paused = await timesOf(await rig.stored(), 'hall.microphone')
    await wait(1_000)
    expect(await timesOf(await rig.stored(), 'hall.microphone')).toEqual(paused)
    const to = Date.now()
    await rig.request('recording.resume', { recordingId: RECORDING, at: to })
    await written(rig, 'hall.camera', 6)
    await written(rig, 'hall.microphone', paused.fragments + 2)
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    for (const track of ['hall.camera', 'hall.microphone']) {
      const { stretches } = await timesOf(stored, track)
      expect(stretches).toHaveLength(2)
      const [before, after] = stretches.map((one) => ({
        from: rig.zeroAt + one.from * 1000,
        to: rig.zeroAt + one.to * 1000,
      }))
      expect(before?.to).toBeLessThanOrEqual(from + 0.1)
      expect(from - (before?.to ?? 0)).toBeLessThan(250)
      expect(after?.from).toBeGreaterThanOrEqual(to)
      const first = (await stored.lines(track))?.find((line) => line.type === 'fragment' && line.segment === 1)
      expect(first).toMatchObject({ sync: true })
    }
  })

  test('keeps nothing of a pause that it was told of late', async () => {
    const rig = await opened()
    const [picture, sound] = [await rig.send('picture'), await rig.send('sound')]
    await rig.record(picture, 'hall.camera')
    await rig.record(sound, 'hall.microphone')
    await written(rig, 'hall.camera', 8)
    await written(rig, 'hall.microphone', 6)
    const at = Date.now() - 1_500
    await rig.request('recording.pause', { recordingId: RECORDING, at })
    const stored = await rig.stored()
    for (const track of ['hall.camera', 'hall.microphone']) {
      const { stretches } = await timesOf(stored, track)
      expect(rig.zeroAt + (stretches.at(-1)?.to ?? 0) * 1000).toBeLessThanOrEqual(at + 1)
      expect(await stored.verify(trackId.parse(track))).toBeNull()
      // Not in the file either.
      const last = (await stored.lines(track))?.findLast((line) => line.type === 'fragment')
      const end = last?.type === 'fragment' ? last.offset + last.length : 0
      expect(await stored.size(track, 'seg-0.m4s')).toBe(end)
    }
    await rig.request('recording.resume', { recordingId: RECORDING, at: Date.now() })
    await until(
      'sound goes on',
      async () => (await timesOf(await rig.stored(), 'hall.microphone')).stretches.length === 2,
    )
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    for (const track of await stored.trackIds()) expect(await stored.verify(track)).toBeNull()
  })

  test('is gone on with after a shutdown, on the same timeline', async () => {
    const rig = await opened()
    const sound = await rig.send('sound')
    await rig.record(sound, 'hall.microphone')
    await written(rig, 'hall.microphone', 2)
    await rig.restart()
    await rig.open()
    const { fragments } = await timesOf(await rig.stored(), 'hall.microphone')
    const goneOnAt = Date.now()
    await rig.record(sound, 'hall.microphone')
    await written(rig, 'hall.microphone', fragments + 2)
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    const { starts, stretches, damaged } = await timesOf(stored, 'hall.microphone')
    expect(stretches).toHaveLength(2)
    expect(rig.zeroAt + (stretches[1]?.from ?? 0) * 1000).toBeGreaterThan(goneOnAt - 40)
    // The sender has gone on counting: the second stretch lies on the same line as the first.
    const phases = [starts[0] ?? 0, starts.at(-1) ?? 0].map((start) => rig.zeroAt + start * 1000 - sound.sentAt(0))
    const apart = Math.abs((phases[1] ?? 0) - (phases[0] ?? 0)) % 20
    expect(Math.min(apart, 20 - apart)).toBeLessThan(8)
    expect(damaged).toBe(0)
    expect(await stored.verify(trackId.parse('hall.microphone'))).toBeNull()
  })

  test('looks at nothing from elsewhere, and survives any nonsense from its sender', async () => {
    const rig = await opened()
    const sound = await rig.send('sound')
    const feed = { recordingId: RECORDING, feedId: feedId.parse('hostile') }
    const address = await rig.request('feed.open', feed)
    const socket = createSocket('udp4')
    onTestFinished(() => void socket.close())
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    await rig.request('feed.connect', { ...feed, ip: '127.0.0.1', port: socket.address().port })
    const rtpParameters = {
      codecs: [{ mimeType: 'video/H264', payloadType: 96, clockRate: 90_000 }],
      encodings: [{ ssrc: 7 }],
    }
    await rig.request('track.start', { ...feed, trackId: trackId.parse('hostile.camera'), rtpParameters })
    await rig.record(sound, 'hall.microphone')
    let state = 1
    const byte = (): number => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >> 16) & 0xff
    for (let round = 0; round < 3_000; round++) {
      const datagram = Buffer.from(Array.from({ length: byte() }, byte))
      // Most of them look like RTP of the source, or like RTCP.
      if (datagram.length > 12 && round % 4 > 0)
        datagram.set([0x80 | (byte() & 0x3f), round % 2 === 0 ? 96 : 200 + (byte() & 7)])
      if (datagram.length > 12 && round % 4 > 0) datagram.writeUInt32BE(7, round % 2 === 0 ? 8 : 4)
      socket.send(datagram, address.port, '127.0.0.1')
      if (round % 100 === 0) await wait(5)
    }
    await written(rig, 'hall.microphone', 4)
    expect(rig.told.lost).toEqual([])
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    for (const track of await stored.trackIds()) expect(await stored.verify(track)).toBeNull()
  })
})

describe('a recorder', () => {
  const elsewhere = recordingId.parse('never-opened')

  test('refuses what it does not know', async () => {
    const rig = await opened()
    const feed = { recordingId: RECORDING, feedId: feedId.parse('one') }
    const track = trackId.parse('hall.camera')
    const rtpParameters = {
      codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }],
      encodings: [{ ssrc: 7 }],
    }
    await expect(rig.request('feed.open', { ...feed, recordingId: elsewhere })).rejects.toMatchObject({
      code: 'recording-unknown',
    })
    await expect(rig.request('feed.connect', { ...feed, ip: '127.0.0.1', port: 9 })).rejects.toMatchObject({
      code: 'recording-unknown',
    })
    await expect(rig.request('recording.close', { recordingId: elsewhere, finished: true })).rejects.toMatchObject({
      code: 'recording-unknown',
    })
    await rig.request('feed.open', feed)
    await expect(rig.request('track.start', { ...feed, trackId: track, rtpParameters })).rejects.toMatchObject({
      code: 'media-rejected',
    })
    expect(await rig.request('track.stop', { recordingId: RECORDING, trackId: track })).toBeNull()
  })

  test('opens once, closes once, and never adds to what is finished or kept', async () => {
    const rig = await opened()
    const pid = await rig.pid()
    await rig.open()
    expect(await rig.pid()).toBe(pid)
    await rig.request('recording.close', { recordingId: RECORDING, finished: false })
    await rig.request('recording.close', { recordingId: RECORDING, finished: false })
    await rig.open()
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    await expect(rig.open()).rejects.toMatchObject({ code: 'recording-unknown' })
    const kept = keptFolder(rig.recordingsDir, RECORDING)
    mkdirSync(join(kept, '..'))
    renameSync(spoolFolder(rig.recordingsDir, RECORDING), kept)
    await expect(rig.open()).rejects.toMatchObject({ code: 'recording-unknown' })
    expect(await rig.request('recording.close', { recordingId: RECORDING, finished: true })).toBeNull()
  })

  test('tells how its disk is doing', async () => {
    const rig = await opened()
    const state = await rig.request('disk.read', {})
    expect(state.freeBytes).toBeGreaterThan(0)
    expect(state).toMatchObject({ bytesPerSecond: 0, fullAt: null })
  })
})
