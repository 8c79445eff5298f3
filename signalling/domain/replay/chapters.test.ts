// By what a replay is divided.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chaptersOf } from './chapters.ts'
import type { Chapter } from './chapters.ts'
import {
  CLOSED,
  VOTE_CLOSED,
  asks,
  grants,
  joins,
  journalOf,
  opens,
  shows,
  votesOn,
  yields,
} from '../../../tests/support/sample-journal.ts'
import { ballotId, peerId } from '../../protocol/ids.ts'
import { anyStory, live } from '../../../tests/support/story.ts'

const MORNING = journalOf(
  [0, opens()],
  [1, joins('tinh', 'chair')],
  [1, joins('luc-ngan')],
  [1, joins('son-dong')],
  [10, { type: 'agenda.item-started', itemId: 'a1' }],
  [11, asks('luc-ngan', 'Thu tiền sử dụng đất')],
  [12, grants('luc-ngan')],
  [15, shows('luc-ngan', 'Báo cáo thu.pdf')],
  [18, { type: 'document.page-turned', page: 2 }],
  [20, { type: 'document.closed' }],
  [22, grants('son-dong', 'luc-ngan')],
  [25, yields('son-dong')],
  [30, votesOn('Thông qua phương án')],
  [35, VOTE_CLOSED],
  [36, { type: 'conclusion.added', id: 'c1', text: 'Giao Sở', itemId: 'a1' }],
  [37, { type: 'conclusion.added', id: 'c2', text: 'Nhầm', itemId: null }],
  [38, { type: 'conclusion.removed', id: 'c2' }],
  [39, { type: 'conclusion.changed', id: 'c1', text: 'Giao Sở Tài chính' }],
  [40, { type: 'agenda.item-finished', itemId: 'a1' }],
  [50, { type: 'presentation.started', peerId: peerId.parse('son-dong') }],
  [60, CLOSED],
)

const nameOf = (chapter: Chapter): string => {
  switch (chapter.kind) {
    case 'agenda-item':
      return chapter.title
    case 'vote':
      return `${chapter.motion}, ${chapter.phase}`
    case 'presentation':
      return chapter.name || `screen of ${chapter.bridgePointId}`
    case 'speaker':
      return chapter.name + (chapter.subject && `: ${chapter.subject}`)
    case 'conclusion':
      return chapter.text
  }
}
const told = (chapter: Chapter) => [
  chapter.fromMs / 1_000,
  chapter.toMs === null ? null : chapter.toMs / 1_000,
  chapter.kind,
  nameOf(chapter),
]

describe('the chapters of a morning', () => {
  test('are items, speakers, presentations, votes and conclusions in the order of their beginning', () => {
    expect(chaptersOf(MORNING).map(told)).toEqual([
      [10, 40, 'agenda-item', 'Thu ngân sách'],
      [12, 22, 'speaker', 'UBND huyện Lục Ngạn: Thu tiền sử dụng đất'],
      [15, 20, 'presentation', 'Báo cáo thu.pdf'],
      [22, 25, 'speaker', 'UBND huyện Sơn Động'],
      [30, 35, 'vote', 'Thông qua phương án, closed'],
      [36, 36, 'conclusion', 'Giao Sở Tài chính'],
      [50, 60, 'presentation', 'screen of son-dong'],
    ])
  })

  test('cite the event that began them', () => {
    const [item] = chaptersOf(MORNING)
    expect(MORNING.find(({ seq }) => seq === item?.seq)?.event.type).toBe('agenda.item-started')
  })

  test('that are still running have no end', () => {
    const running = chaptersOf(MORNING.slice(0, 8)).filter(({ toMs }) => toMs === null)
    expect(running.map(({ kind }) => kind)).toEqual(['agenda-item', 'speaker', 'presentation'])
  })
})

test('a floor that was taken back is no chapter; who had it before has a second one', () => {
  const mistaken = journalOf(
    [0, opens()],
    [1, joins('luc-ngan')],
    [1, joins('son-dong')],
    [10, grants('luc-ngan')],
    [20, grants('son-dong', 'luc-ngan')],
    [22, { type: 'floor.undone' }],
    [30, yields('luc-ngan')],
  )
  expect(chaptersOf(mistaken).map(told)).toEqual([
    [10, 20, 'speaker', 'UBND huyện Lục Ngạn'],
    [22, 30, 'speaker', 'UBND huyện Lục Ngạn'],
  ])
})

test('in open discussion a microphone that was open for five seconds is a chapter, a slip of the hand is none', () => {
  const microphone = (id: string, to: 'opened' | 'closed') =>
    ({ type: `microphone.${to}`, peerId: peerId.parse(id) }) as const
  const discussion = journalOf(
    [0, opens('open')],
    [1, joins('luc-ngan')],
    [1, joins('son-dong')],
    [10, microphone('luc-ngan', 'opened')],
    [14, microphone('luc-ngan', 'closed')],
    [20, microphone('son-dong', 'opened')],
    [25, microphone('son-dong', 'closed')],
  )
  expect(chaptersOf(discussion).map(told)).toEqual([[20, 25, 'speaker', 'UBND huyện Sơn Động']])
})

test('a vote that was given up, or still open at the end, is cancelled', () => {
  const given = journalOf(
    [0, opens()],
    [5, votesOn('Một')],
    [9, { type: 'ballot.cancelled', id: ballotId.parse('b1') }],
  )
  const left = journalOf([0, opens()], [5, votesOn('Một')], [9, CLOSED])
  for (const journal of [given, left]) expect(chaptersOf(journal).map(told)).toEqual([[5, 9, 'vote', 'Một, cancelled']])
})

test('nothing of a secret choice is in any chapter', () => {
  const said = JSON.stringify(chaptersOf(MORNING))
  for (const word of ['paper-serial', 'serial', 'option', 'votes', 'digest']) expect(said).not.toContain(word)
})

describe('whatever happens in a session', () => {
  test('its chapters are in order, and lie within it', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { journal, state } = live(story)
        const lengthMs = (journal.at(-1)?.at ?? 0) - (journal[0]?.at ?? 0)
        let before = 0
        for (const { kind, fromMs, toMs } of chaptersOf(journal)) {
          expect(fromMs).toBeGreaterThanOrEqual(before)
          before = fromMs
          if (state.phase === 'closed') expect(toMs).not.toBeNull()
          if (toMs === null) continue
          expect(toMs).toBeLessThanOrEqual(lengthMs)
          if (kind === 'conclusion') expect(toMs).toBe(fromMs)
          else expect(toMs).toBeGreaterThan(fromMs)
        }
      }),
    )
  })

  test('what had ended stays as it is when the journal grows, but for the wording of conclusions', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, cut) => {
        const { journal } = live(story)
        const late = chaptersOf(journal)
        for (const chapter of chaptersOf(journal.slice(0, cut % (journal.length + 1)))) {
          if (chapter.toMs !== null && chapter.kind !== 'conclusion') expect(late).toContainEqual(chapter)
        }
      }),
    )
  })

  test('its conclusions are those that stand at the end', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { journal, state } = live(story)
        const texts = chaptersOf(journal).flatMap((one) => (one.kind === 'conclusion' ? [one.text] : []))
        expect(texts).toEqual(state.conclusions.map(({ text }) => text))
      }),
    )
  })
})
