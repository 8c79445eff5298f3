// What is made of a recording, as data: which pictures stand where in which stretch, which sound is heard, what is encoded.
import { FRAME, fitted, placesFor } from './export-frame.ts'
import type { Box } from './export-frame.ts'
import { lanesIn } from './lanes.ts'
import { momentsOf, spansOf } from './moments.ts'
import type { Span } from './moments.ts'
import type { TrackIndex } from './recorded.ts'
import { timelineOf } from './timeline.ts'
import type { Shown, StageSpan, Timeline } from './timeline.ts'
import { runsOf, within } from './track-runs.ts'
import type { TrackRun } from './track-runs.ts'
import type { RecordedEvent } from '../event.ts'
import { trackOf } from './tracks.ts'
import type { BridgePointId, TrackId } from '../../protocol/ids.ts'

/** One picture takes so long in what is exported, ms: every stretch is a whole number of them. */
export const PICTURE_MS = 40
/** A stretch is never longer, ms: what a process has to open, and what a crash undoes, stays small. */
const LONGEST_PIECE_MS = 120_000
/** So long a sign stands for a time of which there is nothing, however long that was, ms. */
export const SIGN_MS = 5_000

/** Why a picture is not there. */
export type Absence = 'line-down' | 'no-picture'

/** A picture at its place. */
export type PlacedPicture = {
  readonly box: Box
  /** What is drawn; null where nothing was recorded, for the reason beside it. */
  readonly run: TrackRun | null
  readonly absence: Absence | null
  readonly name: string
  /** It has the floor. */
  readonly holds: boolean
}

/** A stretch during which nothing moves to another place. */
export type ExportPiece = {
  readonly fromMs: number
  readonly toMs: number
  /** How long it is in the file: less than the stretch only where a sign stands for it. */
  readonly lengthMs: number
  readonly pictures: readonly PlacedPicture[]
  /** Under the title: the document that was shown. */
  readonly document: { readonly name: string; readonly page: number } | null
  /** Nothing was recorded at all: paused for a confidential part, or missing. */
  readonly nothing: 'paused' | 'missing' | null
  readonly sounds: readonly TrackRun[]
}

/** A track, or a part of it, as a file of its own: its bytes as they were recorded. */
export type TrackExport = TrackRun & { readonly name: string }

/** What is made, and whether pictures are encoded anew. */
export type ExportPlan =
  | { readonly way: 'compose'; readonly encoded: true; readonly pieces: readonly ExportPiece[] }
  /** One picture as it was recorded, from the key frame before `fromMs`; sound is mixed. */
  | { readonly way: 'cut'; readonly encoded: false; readonly picture: TrackRun; readonly sounds: readonly TrackRun[] }
  | { readonly way: 'sound'; readonly encoded: false; readonly pieces: readonly ExportPiece[] }
  | { readonly way: 'tracks'; readonly encoded: false; readonly files: readonly TrackExport[] }

/** What a plan is made from. */
export type ExportWish = {
  readonly kind: 'stage' | 'sound' | 'clip' | 'tracks'
  readonly events: readonly RecordedEvent[]
  readonly indexes: readonly TrackIndex[]
  /** ms since the opening; null: from the beginning, to the end of what was recorded. */
  readonly fromMs: number | null
  readonly toMs: number | null
}

/** The stretch that a wish reaches; null when nothing was recorded in it. */
export function reachOf({ indexes, fromMs, toMs }: ExportWish): { fromMs: number; toMs: number } | null {
  const runs = indexes.flatMap(runsOf)
  const from = Math.max(0, fromMs ?? 0, Math.min(...runs.map((run) => run.fromMs)))
  const to = Math.min(toMs ?? Infinity, Math.max(...runs.map((run) => run.toMs)))
  return Number.isFinite(to) && from < to ? { fromMs: onGrid(from), toMs: onGrid(to) } : null
}

/** Plans an export; null when nothing was recorded within its reach. */
export function planExport(wish: ExportWish): ExportPlan | null {
  const reach = reachOf(wish)
  if (reach === null || reach.fromMs >= reach.toMs) return null
  const { fromMs, toMs } = reach
  const recording = read(wish)
  if (wish.kind === 'tracks') return { way: 'tracks', encoded: false, files: filesOf(recording, fromMs, toMs) }
  const scenes = scenesOf(recording, fromMs, toMs)
  if (wish.kind === 'sound') {
    const heard = united(scenes.map((scene) => ({ ...scene, pictures: [], document: null })))
    return { way: 'sound', encoded: false, pieces: finished(recording, heard) }
  }
  const picture = wish.kind === 'clip' ? onlyPicture(scenes) : null
  if (picture) {
    const sounds = soundsIn(recording, fromMs, toMs)
    return { way: 'cut', encoded: false, picture: { ...picture, fromMs, toMs }, sounds }
  }
  return { way: 'compose', encoded: true, pieces: finished(recording, scenes) }
}

/** How long what is made will be, ms. */
export function lengthOf(plan: ExportPlan): number {
  if (plan.way === 'cut') return plan.picture.toMs - plan.picture.fromMs
  if (plan.way === 'tracks') return plan.files.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  return plan.pieces.reduce((sum, { lengthMs }) => sum + lengthMs, 0)
}

/** A recording in the form that is asked at one time after another. */
type Recording = {
  readonly timeline: Timeline
  readonly runs: ReadonlyMap<TrackId, readonly TrackRun[]>
  readonly sizes: ReadonlyMap<TrackId, TrackIndex['segments']>
  readonly names: ReadonlyMap<BridgePointId, string>
  readonly places: ReadonlyMap<string, BridgePointId>
  readonly paused: readonly Span[]
  readonly floor: readonly (Span & { readonly bridgePointId: BridgePointId })[]
}

function read({ events, indexes }: ExportWish): Recording {
  const moments = momentsOf(events)
  const lanes = lanesIn(moments)
  return {
    timeline: timelineOf(events),
    runs: new Map(indexes.map((index) => [index.trackId, runsOf(index)])),
    sizes: new Map(indexes.map(({ trackId: id, segments }) => [id, segments])),
    names: new Map(lanes.map(({ bridgePoint }) => [bridgePoint.id, bridgePoint.name])),
    places: new Map(moments.flatMap(({ after }) => after.peers.map((peer) => [peer.peerId, peer.bridgePointId]))),
    paused: spansOf(
      moments,
      ({ after }) => (after.recording.phase === 'paused' ? true : null),
      () => true,
    ),
    floor: lanes.flatMap(({ bridgePoint, holding }) =>
      holding.map((span) => ({ ...span, bridgePointId: bridgePoint.id })),
    ),
  }
}

/** The stage in stretches of which each looks the same from its beginning to its end. */
function scenesOf(recording: Recording, fromMs: number, toMs: number): ExportPiece[] {
  const { timeline, runs, paused, floor } = recording
  const spans: readonly Span[] = [
    ...timeline.stage,
    ...timeline.gaps,
    ...paused,
    ...floor,
    ...[...runs.values()].flat(),
  ]
  const edges = new Set([fromMs, toMs])
  for (const span of spans)
    for (const at of [span.fromMs, span.toMs ?? toMs]) if (at > fromMs && at < toMs) edges.add(onGrid(at))
  const order = [...edges].toSorted((a, b) => a - b)
  return united(order.slice(0, -1).map((from, index) => sceneAt(recording, from, order[index + 1] ?? toMs)))
}

/** Scenes that look the same, one after the other, are one. */
function united(scenes: readonly ExportPiece[]): ExportPiece[] {
  const all: ExportPiece[] = []
  for (const scene of scenes) {
    const last = all.at(-1)
    if (last && looksLike(last, scene)) all[all.length - 1] = joined(last, scene)
    else all.push(scene)
  }
  return all
}

function sceneAt(recording: Recording, fromMs: number, toMs: number): ExportPiece {
  const middle = (fromMs + toMs) / 2
  const isNothing = [...recording.runs.values()].every((runs) => at(runs, middle) === undefined)
  const nothing = isNothing ? (at(recording.paused, middle) ? 'paused' : 'missing') : null
  const stage = at(recording.timeline.stage, middle)
  const pictures = isNothing || stage === undefined ? [] : placed(recording, stage, middle)
  const document =
    stage?.presented?.kind === 'document' ? { name: stage.presented.name, page: stage.presented.page } : null
  return { fromMs, toMs, lengthMs: toMs - fromMs, pictures, document: isNothing ? null : document, nothing, sounds: [] }
}

function placed(recording: Recording, { speakers, main, presented }: StageSpan, middle: number): PlacedPicture[] {
  const onStage = speakers.slice(0, 2)
  const beside = main && !onStage.some(({ bridgePointId }) => bridgePointId === main.bridgePointId) ? main : null
  const screen = presented?.kind === 'screen' ? presented : null
  const places = placesFor({ presents: screen !== null, speakers: onStage.length, main: beside !== null })
  const cast: (readonly [Box | null | undefined, Shown | null | undefined, 'camera' | 'presentation'])[] = [
    [places.screen, screen, 'presentation'],
    ...places.speakers.map((box, index) => [box, onStage[index], 'camera'] as const),
    [places.main, beside, 'camera'],
  ]
  return cast.flatMap(([box, shown, source]) =>
    box && shown ? [pictureOf(recording, box, shown, source, middle)] : [],
  )
}

function pictureOf(
  { runs, sizes, names, timeline, floor }: Recording,
  box: Box,
  { peerId, bridgePointId }: Shown,
  source: 'camera' | 'presentation',
  middle: number,
): PlacedPicture {
  const id = trackOf(peerId, source)
  const run = at(runs.get(id) ?? [], middle) ?? null
  const size = sizes.get(id)?.find(({ segment }) => segment === run?.segment)
  const isDown = timeline.gaps.some((gap) => gap.bridgePointId === bridgePointId && covers(gap, middle))
  return {
    box: size ? fitted(box, size.widthPx, size.heightPx) : box,
    run,
    absence: run ? null : isDown ? 'line-down' : 'no-picture',
    name: names.get(bridgePointId) ?? '',
    holds: source === 'camera' && floor.some((span) => span.bridgePointId === bridgePointId && covers(span, middle)),
  }
}

/** The one picture of all scenes, large and from one run; null when there is another one, or none. */
function onlyPicture(scenes: readonly ExportPiece[]): TrackRun | null {
  const [first] = scenes[0]?.pictures ?? []
  if (!first?.run || first.box.widthPx < FRAME.widthPx / 2) return null
  const { run } = first
  const isSame = ({ pictures: [one, ...others] }: ExportPiece) =>
    others.length === 0 && one?.run != null && sameRun(one.run, run)
  return scenes.every(isSame) ? run : null
}

/** A scene cut into parts that are not too long; a sign for a missing time is shortened. */
function piecesOf(scene: ExportPiece): ExportPiece[] {
  if (scene.nothing) return [{ ...scene, lengthMs: Math.min(scene.lengthMs, SIGN_MS) }]
  return inParts(scene.fromMs, scene.toMs).map((part) => ({ ...scene, ...part }))
}

function inParts(fromMs: number, toMs: number): { fromMs: number; toMs: number; lengthMs: number }[] {
  const count = Math.ceil((toMs - fromMs) / LONGEST_PIECE_MS)
  return Array.from({ length: count }, (_, index) => {
    const from = fromMs + index * LONGEST_PIECE_MS
    const to = Math.min(toMs, from + LONGEST_PIECE_MS)
    return { fromMs: from, toMs: to, lengthMs: to - from }
  })
}

/** Scenes as they are made: in parts, with what is heard. */
function finished(recording: Recording, scenes: readonly ExportPiece[]): ExportPiece[] {
  const hear = ({ fromMs, toMs, nothing }: ExportPiece) => (nothing ? [] : soundsIn(recording, fromMs, toMs))
  return scenes.flatMap(piecesOf).map((piece) => ({ ...piece, sounds: hear(piece) }))
}

/** Whoever could be heard was recorded, and nobody else: all of it is mixed. */
function soundsIn({ runs }: Recording, fromMs: number, toMs: number): TrackRun[] {
  const sounds = [...runs].filter(([id]) => id.endsWith('.microphone')).flatMap(([, own]) => own)
  return sounds.flatMap((run) => within(run, fromMs, toMs) ?? [])
}

function filesOf({ runs, names, places }: Recording, fromMs: number, toMs: number): TrackExport[] {
  const all = [...runs.values()].flat().flatMap((run) => within(run, fromMs, toMs) ?? [])
  return all.map((run) => {
    const [peer = ''] = run.trackId.split('.')
    const place = places.get(peer)
    return { ...run, name: (place && names.get(place)) ?? '' }
  })
}

function looksLike(a: ExportPiece, b: ExportPiece): boolean {
  return seen(a) === seen(b)
}

/** What decides whether two scenes look the same. */
function seen({ pictures, document, nothing }: ExportPiece): string {
  const shown = pictures.map(({ run, ...picture }) => [picture, run && [run.trackId, run.segment, run.fromMs]])
  return JSON.stringify([shown, document, nothing])
}

function joined(a: ExportPiece, b: ExportPiece): ExportPiece {
  return { ...a, toMs: b.toMs, lengthMs: b.toMs - a.fromMs }
}

function sameRun(a: TrackRun, b: TrackRun): boolean {
  return a.trackId === b.trackId && a.segment === b.segment && a.fromMs === b.fromMs
}

function at<S extends Span>(spans: readonly S[], ms: number): S | undefined {
  return spans.find((span) => covers(span, ms))
}

function covers({ fromMs, toMs }: Span, ms: number): boolean {
  return fromMs <= ms && ms < (toMs ?? Infinity)
}

function onGrid(ms: number): number {
  return Math.round(ms / PICTURE_MS) * PICTURE_MS
}
