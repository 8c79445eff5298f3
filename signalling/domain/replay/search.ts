// Searching a replay without diacritics: chapters, speakers, messages, conclusions and the cues of a transcript.
import { chaptersIn } from './chapters.ts'
import type { Chapter } from './chapters.ts'
import { momentsOf } from './moments.ts'
import type { Moment, Span } from './moments.ts'
import { foldedText, placesOf } from './places.ts'
import type { FoldedText, TextRange } from './places.ts'
import type { Cue } from './transcript.ts'
import type { RecordedEvent } from '../event.ts'
import { visibleEvent } from '../visibility.ts'
import type { Viewer } from '../visibility.ts'
import type { BridgePointId } from '../../protocol/ids.ts'

/** What a text that was found belongs to. */
export type TextSource =
  | { readonly kind: 'chapter'; readonly chapter: Chapter }
  /** `seq`: the message's place in the journal. */
  | { readonly kind: 'message'; readonly seq: number; readonly bridgePointId: BridgePointId }
  | { readonly kind: 'cue' }

/** A text of the replay, and when it was said, shown or written. */
type Said = Span & { readonly source: TextSource; readonly searched: FoldedText }

/** Everything of a replay that one viewer may search, folded once. */
export type SearchIndex = readonly Said[]

/** A moment at which somebody's words were found. */
export type Found = Span & {
  readonly source: TextSource
  /** The text as it was written. */
  readonly text: string
  /** Where in it the words stand: in order, without overlap, at least one. */
  readonly ranges: readonly TextRange[]
}

/**
 * Makes a journal and its transcript ready to be searched by one viewer. What the viewer may not see is taken out
 * before anything is read, so it cannot be found whatever is typed.
 * @param cues with their times in ms since the opening of the session
 */
export function searchIndex(events: readonly RecordedEvent[], cues: readonly Cue[], viewer: Viewer): SearchIndex {
  return searchIndexIn(momentsOf(events.map((event) => visibleEvent(event, viewer))), cues)
}

/** The same of a journal that is read already, and holds nothing that its viewer may not see. */
export function searchIndexIn(moments: readonly Moment[], cues: readonly Cue[]): SearchIndex {
  const chapters = chaptersIn(moments).flatMap((chapter) => {
    const { fromMs, toMs } = chapter
    const source = { kind: 'chapter' as const, chapter }
    return textsOf(chapter).map((text) => ({ fromMs, toMs, source, searched: foldedText(text) }))
  })
  const transcript = cues.map(({ fromMs, toMs, text }) => {
    return { fromMs, toMs, source: { kind: 'cue' as const }, searched: foldedText(text) }
  })
  return [...chapters, ...messagesOf(moments), ...transcript].toSorted((a, b) => a.fromMs - b.fromMs)
}

/** The moments that have every word of what was typed, in the order of time. Nothing typed finds nothing. */
export function searchReplay(index: SearchIndex, typed: string): Found[] {
  return index.flatMap(({ fromMs, toMs, source, searched }) => {
    const ranges = placesOf(searched, typed)
    return ranges.length === 0 ? [] : [{ fromMs, toMs, source, text: searched.text, ranges }]
  })
}

function messagesOf(moments: readonly Moment[]): Said[] {
  return moments.flatMap(({ event, ms, seq }) => {
    if (event.type !== 'chat.said') return []
    const source = { kind: 'message' as const, seq, bridgePointId: event.bridgePointId }
    return [{ fromMs: ms, toMs: ms, source, searched: foldedText(event.text) }]
  })
}

/** The texts by which a chapter can be found. */
function textsOf(chapter: Chapter): string[] {
  switch (chapter.kind) {
    case 'agenda-item':
      return [chapter.title, chapter.rapporteur]
    case 'vote':
      return [chapter.motion]
    case 'presentation':
      return [chapter.name]
    case 'speaker':
      return [chapter.name, chapter.subject]
    case 'conclusion':
      return [chapter.text]
  }
}
