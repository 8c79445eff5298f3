// A program that writes a track until it is killed: one line on stdout for each fragment that it was told is safe.
import { TrackCipher } from '../format/cipher.ts'
import { opusSample, writeFragment } from '../fragment.ts'
import { opusInitSegment } from '../init-segment.ts'
import { TrackFile } from '../track-file.ts'

const [, , folder = '.'] = process.argv
const track = await TrackFile.open(folder, new TrackCipher(Buffer.alloc(32, 7), 'track'))
const init = opusInitSegment(1)
await track.startSegment(init, Date.now())
for (let sequence = 1; ; sequence++) {
  const packets = Array.from({ length: 25 }, (_, at) => opusSample(Buffer.alloc(100, 0xf8).fill(at, 1)) ?? [])
  await track.append(writeFragment({ sequence, decodeTime: sequence * 24_000, samples: packets.flat() }), {
    damaged: false,
    level: null,
  })
  process.stdout.write(`${sequence}\n`)
}
