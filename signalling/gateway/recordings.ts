// Recordings over HTTP, under /api/recordings/<session>: tracks with their parts, the stage as HLS, previews; PUT of transcripts.
import express, { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { Buckets } from './rate.ts'
import { sendBytes } from './send-content.ts'
import { isTooLarge } from './too-large.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import type { TrackIndex } from '../domain/replay/recorded.ts'
import { STAGE_PLAYLISTS } from '../domain/replay/stage-playlist.ts'
import type { StagePlaylistName } from '../domain/replay/stage-playlist.ts'
import type { TrackFileName } from '../ports/recordings.ts'
import { Refusal, sessionId, trackId, transcriptLanguage, transcriptName } from '../protocol/index.ts'
import type { SessionId, Transcript } from '../protocol/index.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { TrackFile, TrackName } from '../services/recordings/files.ts'
import type { TranscriptUpload } from '../services/recordings/transcripts.ts'

/** What the routes work with: the services' functions with their parts. */
export type RecordingRouteOptions = CallerOptions & {
  readonly trackFile: (caller: OfficeCaller, name: TrackName, file: TrackFileName) => Promise<TrackFile>
  readonly trackIndex: (caller: OfficeCaller, name: TrackName, after: number) => Promise<TrackIndex>
  readonly trackPlaylist: (caller: OfficeCaller, name: TrackName) => Promise<string>
  readonly trackPreview: (caller: OfficeCaller, name: TrackName, ms: number) => Promise<Uint8Array>
  readonly stagePlaylist: (caller: OfficeCaller, session: SessionId, name: StagePlaylistName) => Promise<string>
  readonly addTranscript: (caller: OfficeCaller, upload: TranscriptUpload) => Promise<Transcript>
  /** Told of a refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

/** The largest transcript, bytes. */
const MAX_TRANSCRIPT_BYTES = 5_000_000

const YEAR_S = 31_536_000
/** Kept, but asked for again each time. */
const ASK_AGAIN = 'private, no-cache'
const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl'

/** What every answer says: nobody else may have it, and no browser guesses at it. */
const GUARDED = { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' } as const

const ms = z.coerce.number().int().min(0).max(1_000_000_000)
const count = z.coerce.number().int().min(0).max(10_000_000)

type Answer = (caller: OfficeCaller, request: Request, response: Response) => Promise<void>

/** Answers requests of those who have signed in, each on behalf of a named request of the office. */
type Answering = (rate: Buckets, act: string, answer: Answer) => RequestHandler

/** The router of recordings, to be mounted under /api/recordings. */
export function recordingRouter(options: RecordingRouteOptions): Router {
  const answering: Answering = (rate, act, answer) => async (request, response) => {
    const caller = await callerOf(options, request, response)
    if (!caller.person) throw new Refusal('not-signed-in')
    if (!rate.take(caller.person.loginId, Date.now())) throw new Refusal('rate-limited')
    const about = { id: request.params['session'] }
    await tellingOf(options, caller, act, about, () => answer(caller, request, response))
  }
  // A player fetches some chunks a second, and many at once when somebody jumps.
  const watching = new Buckets({ perSecond: 100, burst: 1_000 })
  const looking = new Buckets({ perSecond: 20, burst: 200 })
  const bringing = new Buckets({ perSecond: 1, burst: 20 })
  const router = Router()
  router.get('/:session/tracks/:track/index.json', answering(watching, WATCH, sendingIndex(options)))
  router.get('/:session/tracks/:track/track.m3u8', answering(watching, WATCH, sendingPlaylist(options)))
  router.get('/:session/tracks/:track/preview.jpg', answering(looking, WATCH, sendingPreview(options)))
  router.get('/:session/tracks/:track/:file', answering(watching, WATCH, sendingFile(options)))
  router.get('/:session/:stage', answering(watching, WATCH, sendingStage(options)))
  router.put('/:session/transcripts/:language', answering(bringing, 'transcript.add', takingTranscript(options)))
  return router
}

/** The request of the office that all of this belongs to. */
const WATCH = 'replay.read'

function sendingIndex({ trackIndex }: RecordingRouteOptions): Answer {
  return async (caller, request, response) => {
    const after = count.default(0).safeParse(request.query['after'])
    if (!after.success) throw new Refusal('bad-message', { at: 'after' })
    const index = await trackIndex(caller, trackIn(request), after.data)
    // Express adds an ETag over the text, and answers who has it already.
    response.set({ ...GUARDED, 'cache-control': ASK_AGAIN }).json(index)
  }
}

function sendingPlaylist({ trackPlaylist }: RecordingRouteOptions): Answer {
  return async (caller, request, response) => sendPlaylist(response, await trackPlaylist(caller, trackIn(request)))
}

function sendingStage({ stagePlaylist }: RecordingRouteOptions): Answer {
  return async (caller, request, response) => {
    const name = STAGE_PLAYLISTS.find((one) => one === request.params['stage'])
    if (name === undefined) throw new Refusal('not-found')
    sendPlaylist(response, await stagePlaylist(caller, sessionIn(request), name))
  }
}

function sendPlaylist(response: Response, playlist: string): void {
  response.set({ ...GUARDED, 'cache-control': ASK_AGAIN, 'content-type': PLAYLIST_TYPE })
  response.send(Buffer.from(playlist))
}

function sendingPreview({ trackPreview }: RecordingRouteOptions): Answer {
  return async (caller, request, response) => {
    const at = ms.safeParse(request.query['ms'])
    if (!at.success) throw new Refusal('bad-message', { at: 'ms' })
    const picture = await trackPreview(caller, trackIn(request), at.data)
    response.set({ ...GUARDED, 'cache-control': 'private, max-age=3600', 'content-type': 'image/jpeg' })
    response.send(Buffer.from(picture))
  }
}

function sendingFile({ trackFile }: RecordingRouteOptions): Answer {
  return async (caller, request, response) => {
    const file = fileIn(request)
    await sendFile(request, response, file, await trackFile(caller, trackIn(request), file))
  }
}

function takingTranscript({ addTranscript }: RecordingRouteOptions): Answer {
  return async (caller, request, response) => {
    const data = await addTranscript(caller, uploadIn(request, response))
    response.status(201).json({ ok: true, data })
  }
}

async function sendFile(
  request: Request,
  response: Response,
  file: TrackFileName,
  { content, final }: TrackFile,
): Promise<void> {
  const { session, track } = trackIn(request)
  response.set({
    ...GUARDED,
    'content-type': track.endsWith('.microphone') ? 'audio/mp4' : 'video/mp4',
    'cache-control': final ? `private, max-age=${YEAR_S}, immutable` : ASK_AGAIN,
    'accept-ranges': 'bytes',
    // Files are only ever added to: their length tells one standing from another.
    etag: `"${session}/${track}/${file}/${content.bytes}"`,
  })
  await sendBytes(request, response, content)
}

function trackIn(request: Request): TrackName {
  const track = trackId.safeParse(request.params['track'])
  if (!track.success) throw new Refusal('not-found')
  return { session: sessionIn(request), track: track.data }
}

function sessionIn(request: Request): SessionId {
  const session = sessionId.safeParse(request.params['session'])
  if (!session.success) throw new Refusal('not-found')
  return session.data
}

function fileIn(request: Request): TrackFileName {
  const name = String(request.params['file'])
  if (!/^(?:init-\d{1,9}\.mp4|seg-\d{1,9}\.m4s)$/.test(name)) throw new Refusal('not-found')
  // The pattern is that of the type.
  return name as TrackFileName
}

function uploadIn(request: Request, response: Response): TranscriptUpload {
  const language = transcriptLanguage.safeParse(request.params['language'])
  if (!language.success) throw new Refusal('bad-message', { at: 'language' })
  const name = transcriptName.safeParse(request.query['name'] ?? `${language.data}.vtt`)
  if (!name.success) throw new Refusal('bad-message', { at: 'name' })
  if (!request.is('text/vtt')) throw new Refusal('file-type-refused')
  const read = () => bodyOf(request, response)
  return { id: sessionIn(request), language: language.data, name: name.data, read }
}

const body = express.raw({ type: 'text/vtt', limit: MAX_TRANSCRIPT_BYTES, inflate: false })

/** Read only now that the right is sure; @throws Refusal `file-too-large`, or the parser's error with its status */
function bodyOf(request: Request, response: Response): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    body(request, response, (error?: unknown) => {
      if (isTooLarge(error)) reject(new Refusal('file-too-large', { maxBytes: MAX_TRANSCRIPT_BYTES }))
      else if (error instanceof Error) reject(error)
      // An empty body is not looked at by the parser.
      else resolve(request.body instanceof Uint8Array ? request.body : new Uint8Array())
    })
  })
}
