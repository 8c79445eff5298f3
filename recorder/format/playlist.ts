// The HLS playlist of a track (RFC 8216): type EVENT, byte ranges into fMP4 files, only ever added to.
import { initName, segmentName } from './manifest.ts'
import type { FragmentLine, ManifestLine, SegmentLine } from './manifest.ts'

/** The playlist's name in a track's folder. */
export const PLAYLIST = 'track.m3u8'

/** No fragment may be longer: the playlist promises it in its head and cannot take it back (§4.3.3.1). */
export const LONGEST_FRAGMENT_MS = 4000

/** What every playlist begins with. */
export const PLAYLIST_HEAD = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:${LONGEST_FRAGMENT_MS / 1000}
#EXT-X-PLAYLIST-TYPE:EVENT
#EXT-X-MEDIA-SEQUENCE:0
`

/** What a playlist ends with when nothing more will come. */
export const PLAYLIST_END = '#EXT-X-ENDLIST\n'

/**
 * How a segment begins. A segment that never gets a fragment is not introduced. The length of the init segment is told
 * too: over HTTP ffmpeg would wait for as much of it as it had of the fragment before.
 */
export function segmentEntry({ segment, startedAt, length }: SegmentLine, isFirst: boolean): string {
  const discontinuity = isFirst ? '' : '#EXT-X-DISCONTINUITY\n'
  const date = new Date(startedAt).toISOString()
  const map = `#EXT-X-MAP:URI="${initName(segment)}",BYTERANGE="${length}@0"`
  return `${discontinuity}${map}\n#EXT-X-PROGRAM-DATE-TIME:${date}\n`
}

/** How a fragment is listed. */
export function fragmentEntry({ segment, offset, length, duration }: FragmentLine, timescale: number): string {
  const seconds = (duration / timescale).toFixed(5)
  return `#EXTINF:${seconds},\n#EXT-X-BYTERANGE:${length}@${offset}\n${segmentName(segment)}\n`
}

/** The whole playlist of a manifest: the same text that comes about line by line. */
export function playlistText(lines: readonly ManifestLine[]): string {
  let text = PLAYLIST_HEAD
  let segment: SegmentLine | undefined
  let introduced: SegmentLine | undefined
  for (const line of lines) {
    if (line.type === 'segment') segment = line
    if (line.type === 'ended') text += PLAYLIST_END
    if (line.type !== 'fragment' || !segment) continue
    if (introduced !== segment) text += segmentEntry(segment, introduced === undefined)
    introduced = segment
    text += fragmentEntry(line, segment.timescale)
  }
  return text
}
