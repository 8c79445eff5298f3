// HLS playlists of the stage (RFC 8216, with EXT-X-GAP of its second edition) over the tracks' own files.
import type { TrackIndex } from './recorded.ts'
import type { StageCut, StagePiece } from './stage-cut.ts'
import type { TrackId } from '../../protocol/ids.ts'

/** The playlists: the first names the two others, which name the files of tracks relatively. */
export const STAGE_PLAYLISTS = ['stage.m3u8', 'stage-pictures.m3u8', 'stage-sound.m3u8'] as const
export type StagePlaylistName = (typeof STAGE_PLAYLISTS)[number]

/** What a playlist is written from. */
export type StageTelling = {
  readonly cut: StageCut
  readonly indexes: ReadonlyMap<TrackId, TrackIndex>
  /** Epoch ms. */
  readonly openedAt: number
  /** Nothing more will come. */
  readonly over: boolean
}

/** The text of a playlist. */
export function stagePlaylist(name: StagePlaylistName, telling: StageTelling): string {
  const { cut } = telling
  if (name === 'stage.m3u8') return master(telling)
  const [own, other] = name === 'stage-pictures.m3u8' ? [cut.pictures, cut.sounds] : [cut.sounds, cut.pictures]
  return playlist(own, other, telling)
}

function master({ cut, indexes }: StageTelling): string {
  const pictures = segmentsOf(cut.pictures, indexes)
  const sounds = segmentsOf(cut.sounds, indexes)
  const codecs = [...new Set([...pictures, ...sounds].map(({ codec }) => codec))].join(',')
  const bandwidth = Math.max(1, Math.ceil(peakOf(cut.pictures) + peakOf(cut.sounds)))
  const head = '#EXTM3U\n#EXT-X-VERSION:8\n#EXT-X-INDEPENDENT-SEGMENTS\n'
  const [first] = pictures
  if (!first) return `${head}#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},CODECS="${codecs}"\nstage-sound.m3u8\n`
  const largest = pictures.reduce((a, b) => (b.widthPx > a.widthPx ? b : a), first)
  const size = `RESOLUTION=${largest.widthPx}x${largest.heightPx}`
  const stream = `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},CODECS="${codecs}",${size}`
  if (sounds.length === 0) return `${head}${stream}\nstage-pictures.m3u8\n`
  const sound =
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,URI="stage-sound.m3u8"'
  return `${head}${sound}\n${stream},AUDIO="sound"\nstage-pictures.m3u8\n`
}

/** The tracks' clocks are one, but decoders must begin anew: both playlists say so for the changes of either (§6.2.4). */
function playlist(
  own: readonly StagePiece[],
  other: readonly StagePiece[],
  { indexes, openedAt, over }: StageTelling,
): string {
  const longest = Math.max(1, ...own.map((piece) => Math.round((piece.toMs - piece.fromMs) / 1_000)))
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:8',
    `#EXT-X-TARGETDURATION:${longest}`,
    `#EXT-X-PLAYLIST-TYPE:${over ? 'VOD' : 'EVENT'}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ]
  const changes = changesOf(own, other)
  let changed = 0
  let map = ''
  for (const [index, piece] of own.entries()) {
    const due = changes.filter((ms) => ms <= piece.fromMs).length
    const isBroken = due > changed
    // Two at once count twice, or the numbers of the two playlists would part.
    lines.push(...Array<string>(due - changed).fill('#EXT-X-DISCONTINUITY'))
    changed = due
    const init = mapOf(piece)
    if (init !== '' && (init !== map || isBroken)) {
      // Its length is told too: ffmpeg would expect as much of it as of the chunk before.
      const [{ initBytes } = { initBytes: 0 }] = segmentsOf([piece], indexes)
      lines.push(`#EXT-X-MAP:URI="${init}",BYTERANGE="${initBytes}@0"`)
    }
    if (init !== '') map = init
    if (index === 0 || isBroken) {
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(openedAt + piece.fromMs).toISOString()}`)
    }
    lines.push(...entryOf(piece))
  }
  return `${[...lines, ...(over ? ['#EXT-X-ENDLIST'] : [])].join('\n')}\n`
}

function entryOf({ trackId, chunk, fromMs, toMs }: StagePiece): string[] {
  const length = `#EXTINF:${((toMs - fromMs) / 1_000).toFixed(3)},`
  // Players must not fetch it (second edition, §4.4.4.7); its name is asked for all the same.
  if (trackId === null || chunk === null) return ['#EXT-X-GAP', length, 'nothing.m4s']
  const { bytes, offset, segment } = chunk
  return [length, `#EXT-X-BYTERANGE:${bytes}@${offset}`, `tracks/${trackId}/seg-${segment}.m4s`]
}

/** When a decoder of either must begin anew, ms. */
function changesOf(...both: readonly (readonly StagePiece[])[]): number[] {
  return both
    .flatMap((pieces) => {
      const real = pieces.filter(({ chunk }) => chunk !== null)
      return real.flatMap((piece, index) => {
        const before = real[index - 1]
        return before && mapOf(before) !== mapOf(piece) ? [piece.fromMs] : []
      })
    })
    .toSorted((a, b) => a - b)
}

function mapOf({ trackId, chunk }: StagePiece): string {
  return trackId === null || chunk === null ? '' : `tracks/${trackId}/init-${chunk.segment}.mp4`
}

function segmentsOf(pieces: readonly StagePiece[], indexes: StageTelling['indexes']) {
  return pieces.flatMap(({ trackId, chunk }) => {
    const segment = trackId && chunk ? indexes.get(trackId)?.segments[chunk.segment] : undefined
    return segment ? [segment] : []
  })
}

/** Bits a second of the largest piece. */
function peakOf(pieces: readonly StagePiece[]): number {
  const rates = pieces.map(({ chunk, fromMs, toMs }) => ((chunk?.bytes ?? 0) * 8_000) / Math.max(1, toMs - fromMs))
  return Math.max(0, ...rates)
}
