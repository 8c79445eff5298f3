// What a recording survives: its process killed, its host killed, packets lost, a full disk.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SILENT_LOG } from '../../config/log.ts'
import { feedId } from '../../recorder/contract.ts'
import { freeBytes } from '../../recorder/disk-watch.ts'
import { decode, hasFfmpeg } from '../../recorder/testing/media.ts'
import { RECORDING, openRecordingRig, recordingProcesses, segmentOf, timesOf } from '../support/recording.ts'
import type { RecordingRig, RigOptions } from '../support/recording.ts'
import { until } from '../support/until.ts'

const TRACKS = ['hall.camera', 'hall.microphone'] as const

async function opened(options: RigOptions = {}): Promise<RecordingRig> {
  const rig = await openRecordingRig(options)
  onTestFinished(() => rig.close())
  await rig.open()
  return rig
}

/** Waits until a track lists so many fragments more than it did. */
async function goesOn(rig: RecordingRig, more: number): Promise<void> {
  const counts = async () => {
    const stored = await rig.stored()
    const lines = await Promise.all(TRACKS.map((track) => stored.lines(track)))
    return lines.map((all) => all?.filter((line) => line.type === 'fragment').length ?? 0)
  }
  const before = await counts()
  await until(`${more} more fragments`, counts, (now) =>
    now.every((count, index) => count >= (before[index] ?? 0) + more),
  )
}

async function expectWholeAndPlayable(rig: RecordingRig): Promise<void> {
  const stored = await rig.stored()
  for (const track of await stored.trackIds()) {
    expect(await stored.verify(track)).toBeNull()
    for (const line of (await stored.lines(track)) ?? []) {
      if (line.type !== 'segment') continue
      const { frames, samples } = decode(await segmentOf(stored, track, line.segment))
      expect(frames + samples).toBeGreaterThan(0)
    }
  }
}

describe.skipIf(!hasFfmpeg)('a recording', () => {
  test('whose process is killed loses the last second at most, and the gap stays a gap', async () => {
    const rig = await opened()
    const sources = { picture: await rig.send('picture'), sound: await rig.send('sound') }
    const kills: number[] = []
    for (let round = 0; round < 3; round++) {
      await rig.open()
      const recorded = [await rig.record(sources.picture, TRACKS[0]), await rig.record(sources.sound, TRACKS[1])]
      await goesOn(rig, 3)
      const pid = await rig.pid()
      kills.push(Date.now())
      process.kill(pid, 'SIGKILL')
      await until('the death is told', () => rig.told.lost.length === round + 1)
      expect(rig.told.lost[round]).toEqual({ recordingId: RECORDING })
      const feed = { recordingId: RECORDING, feedId: feedId.parse('new') }
      await expect(rig.request('feed.open', feed)).rejects.toMatchObject({ code: 'recorder-unavailable' })
      for (const one of recorded) one.close()
    }
    // It was left behind: ending it makes it whole first.
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    expect(stored.finished).toBe(true)
    for (const track of TRACKS) {
      const { stretches } = await timesOf(stored, track)
      expect(stretches).toHaveLength(kills.length)
      stretches.forEach((stretch, index) => {
        const killedAt = ((kills[index] ?? 0) - rig.zeroAt) / 1000
        expect(killedAt - stretch.to).toBeLessThan(1)
        expect(stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY).toBeGreaterThan(killedAt)
      })
      expect((await stored.lines(track))?.at(-1)).toEqual({ type: 'ended' })
    }
    await expectWholeAndPlayable(rig)
  })

  test.each([0, 0.02, 0.05, 0.1])('over a line that loses %d of all packets holds everything', async (loss) => {
    const stopped: object[] = []
    const info = (facts: object, message: string): void =>
      void (message === 'a track has stopped' && stopped.push(facts))
    const rig = await opened({ log: { ...SILENT_LOG, info } })
    const sources = { picture: await rig.send('picture'), sound: await rig.send('sound') }
    const recorded = [
      await rig.record(sources.picture, TRACKS[0], loss),
      await rig.record(sources.sound, TRACKS[1], loss),
    ]
    await goesOn(rig, 8)
    // What is lost in the last moment before the end cannot be asked for again.
    for (const { line } of recorded) line.lose(0)
    await goesOn(rig, 3)
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    const periods = { [TRACKS[0]]: 1 / 30, [TRACKS[1]]: 0.02 }
    for (const track of TRACKS) {
      const counts = stopped.find((facts) => 'trackId' in facts && facts.trackId === track)
      expect(counts).toMatchObject({ lost: 0, repaired: loss > 0 ? expect.any(Number) : 0 })
      const { starts, stretches, damaged } = await timesOf(stored, track)
      expect(damaged).toBe(0)
      expect(stretches).toHaveLength(1)
      // While the clock is being learnt, the first seconds may be stretched by part of a picture.
      const sent = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / (periods[track] ?? 1) + 1
      expect(Math.abs(starts.length - sent)).toBeLessThan(2)
    }
    await expectWholeAndPlayable(rig)
  })

  test('marks what no asking brings back, and never keeps a picture that refers to it', async () => {
    const rig = await opened()
    const sources = { picture: await rig.send('picture'), sound: await rig.send('sound') }
    const recorded = [await rig.record(sources.picture, TRACKS[0]), await rig.record(sources.sound, TRACKS[1])]
    await goesOn(rig, 3)
    // Longer than the media worker keeps what it has sent.
    for (const { line } of recorded) line.lose(1)
    await wait(4_000)
    for (const { line } of recorded) line.lose(0)
    await goesOn(rig, 5)
    await rig.request('recording.close', { recordingId: RECORDING, finished: true })
    const stored = await rig.stored()
    for (const track of TRACKS) {
      const { damaged, stretches } = await timesOf(stored, track)
      expect(damaged).toBeGreaterThan(0)
      expect(stretches.length).toBeLessThanOrEqual(2)
    }
    await expectWholeAndPlayable(rig)
  })
})

test.skipIf(process.platform !== 'linux')(
  'the process of a recording ends by itself when its host is killed',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-host-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const program = new URL('../support/lonely-recorder.ts', import.meta.url).pathname
    const host = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(host.stdout, 'data')
    const [pid = 0] = await recordingProcesses(host.pid ?? 0)
    expect(existsSync(`/proc/${pid}`)).toBe(true)
    host.kill('SIGKILL')
    await until('the process has ended', () => !existsSync(`/proc/${pid}`), Boolean, 5_000)
  },
)

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'

test.skipIf(!isRoot || !hasFfmpeg)('a full disk ends recordings cleanly, and what was recorded is whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  const mib = 2 ** 20
  const diskThresholds = { lowBytes: 40 * mib, fullBytes: 20 * mib, aheadMs: 1, intervalMs: 100 }
  const rig = await opened({ folder, diskThresholds })
  const sources = { picture: await rig.send('picture'), sound: await rig.send('sound') }
  await rig.record(sources.picture, TRACKS[0])
  await rig.record(sources.sound, TRACKS[1])
  await goesOn(rig, 3)
  const fill = (name: string, bytes: number) => writeFileSync(join(folder, name), Buffer.alloc(bytes, 1))
  fill('first', 30 * mib)
  await until('it is told to be low', () => rig.told.disk.map(({ level }) => level).join() === 'low')
  fill('second', (await freeBytes(folder)) - 10 * mib)
  await until('it is told to be full', () => rig.told.disk.map(({ level }) => level).join() === 'low,full')
  expect(rig.told.lost).toEqual([])
  await expectWholeAndPlayable(rig)
  await expect(rig.open()).rejects.toMatchObject({ code: 'disk-full' })
  const feed = { recordingId: RECORDING, feedId: feedId.parse('new') }
  await expect(rig.request('feed.open', feed)).rejects.toMatchObject({ code: 'disk-full' })
  for (const name of ['first', 'second']) rmSync(join(folder, name))
  await until('it is told to be well', () => rig.told.disk.at(-1)?.level === 'enough')
  await rig.open()
  await rig.record(sources.sound, TRACKS[1])
  await until('sound goes on', async () => (await timesOf(await rig.stored(), TRACKS[1])).stretches.length === 2)
})
