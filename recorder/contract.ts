// What signalling asks of a recorder: recordings, the feeds that media arrive on, and the tracks they are written to.
import { z } from 'zod'
import { defineContract, shape } from '../signalling/protocol/contract.ts'
import { trackId } from '../signalling/protocol/ids.ts'
import { rtpParameters } from '../signalling/protocol/rtp.ts'

const word = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** The name of a recording: chosen by the caller, one for each of its sessions; also its folder's. */
export const recordingId = word.brand<'RecordingId'>()
export type RecordingId = z.infer<typeof recordingId>

/** The name of a feed within its recording. */
export const feedId = word.brand<'FeedId'>()
export type FeedId = z.infer<typeof feedId>

const ip = z.union([z.ipv4(), z.ipv6()])
const port = z.number().int().min(1).max(65_535)

/** An address at which RTP and RTCP are taken, both on one port (RFC 5761). */
export type RtpAddress = { ip: string; port: number }

/** How the disk of the recordings is doing. */
export type DiskState = {
  freeBytes: number
  /** What all recordings together write, averaged over the last minutes; 0 while nothing is written. */
  bytesPerSecond: number
  /** When it will be full if that goes on, epoch ms; null when nothing is written. */
  fullAt: number | null
}

const ofRecording = z.object({ recordingId })
const ofFeed = ofRecording.extend({ feedId })
const time = z.number().int().nonnegative()

/**
 * The recorder's contract. An unknown recording, feed or track is refused with `recording-unknown`, and so is one that is
 * finished or kept; other media than H.264 and Opus with `media-rejected`; a recording whose
 * process is gone with `recorder-unavailable`, anything to be written on a full disk with `disk-full`.
 */
export const recorderContract = defineContract({
  requests: {
    /**
     * Begins a recording, or goes on with one that was left behind: its folder is made whole first. Asking again while
     * it is open changes nothing. Starts a process of its own for it.
     */
    'recording.open': {
      input: ofRecording.extend({
        /** The zero of its timeline, epoch ms by the server's clock: the opening of the session. */
        zeroAt: time,
      }),
      output: shape<null>(),
    },
    /**
     * Nothing of what was captured at or after `at` (epoch ms) is kept until it is resumed; feeds and tracks stay. Told
     * within 0.2 s, none of it was ever written; later, what was is taken off the disk again before this is answered.
     */
    'recording.pause': { input: ofRecording.extend({ at: time }), output: shape<null>() },
    /** Keeps what is captured at or after `at` (epoch ms). */
    'recording.resume': { input: ofRecording.extend({ at: time }), output: shape<null>() },
    /**
     * Writes out what has arrived and ends the process. With `finished` nothing can ever be added again: every track is
     * closed for good, also those of a recording that was left behind. Closing again changes nothing.
     */
    'recording.close': { input: ofRecording.extend({ finished: z.boolean() }), output: shape<null>() },
    /** Takes media from a sender at this address; opening a feed again replaces it with all that it carried. */
    'feed.open': { input: ofFeed, output: shape<RtpAddress>() },
    /** Says where the sender of a feed takes RTCP. Nothing from any other address is looked at. */
    'feed.connect': { input: ofFeed.extend({ ip, port }), output: shape<null>() },
    /** Closes a feed and stops the tracks that come on it. */
    'feed.close': { input: ofFeed, output: shape<null>() },
    /**
     * Writes a source from here on: H.264 or Opus with these parameters, as an SFU's consumer names them. A track that
     * exists goes on with a new segment; a track's name is its folder's. Answered when packets are awaited: only then shall they be sent.
     */
    'track.start': { input: ofFeed.extend({ trackId, rtpParameters }), output: shape<null>() },
    /** Writes out what has arrived of a source and stops. Stopping again changes nothing. */
    'track.stop': { input: ofRecording.extend({ trackId }), output: shape<null>() },
    'disk.read': { input: z.object({}), output: shape<DiskState>() },
  },
  notifications: {
    /** The process of a recording died: what it had written stands; feeds and tracks must be opened again. */
    'recording.lost': shape<{ recordingId: RecordingId }>(),
    /** The disk will be full within the hour, or is: then every recording was closed as after `recording.close`. */
    'disk.changed': shape<DiskState & { level: 'enough' | 'low' | 'full' }>(),
  },
})
export type RecorderContract = typeof recorderContract
