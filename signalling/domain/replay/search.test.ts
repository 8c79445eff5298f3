// What is found in a replay, by whom.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchIndex, searchReplay } from './search.ts'
import type { Found } from './search.ts'
import {
  CLOSED,
  asks,
  grants,
  joins,
  journalOf,
  opens,
  point,
  shows,
  votesOn,
  yields,
} from '../../../tests/support/sample-journal.ts'
import type { SessionEvent } from '../event.ts'
import { SESSION_ROLES } from '../roles.ts'
import type { Recipient } from '../state/chat.ts'
import { visibleEvent } from '../visibility.ts'
import type { Viewer } from '../visibility.ts'
import { bridgePointId, peerId } from '../../protocol/ids.ts'
import { anyStory, live } from '../../../tests/support/story.ts'

const says = (id: string, text: string, to: Recipient = { kind: 'all' }): SessionEvent => ({
  type: 'chat.said',
  peerId: peerId.parse(id),
  bridgePointId: point(id),
  role: 'member',
  to,
  text,
})

const MORNING = journalOf(
  [0, opens()],
  [1, joins('tinh', 'chair')],
  [1, joins('luc-ngan')],
  [1, joins('son-dong')],
  [5, { type: 'agenda.item-started', itemId: 'a1' }],
  [10, asks('son-dong', 'Giá vải thiều')],
  [12, grants('son-dong')],
  [20, yields('son-dong')],
  [22, says('luc-ngan', 'Đề nghị Sơn Động gửi số liệu')],
  [24, says('luc-ngan', 'Xin phép vắng chiều nay', { kind: 'secretary' })],
  [26, says('tinh', 'Mời chuẩn bị', { kind: 'bridge-point', bridgePointId: point('luc-ngan') })],
  [30, votesOn('Thông qua phương án')],
  [32, { type: 'help.called', bridgePointId: point('luc-ngan'), peerId: peerId.parse('luc-ngan'), note: 'mất tiếng' }],
  [35, { type: 'conclusion.added', id: 'c1', text: 'Giao Sơn Động báo cáo', itemId: null }],
  [40, shows('tinh', 'Kế hoạch năm.pdf')],
  [50, CLOSED],
)
const CUES = [{ fromMs: 14_000, toMs: 16_000, text: 'Vải thiều ở Sơn Động\nnăm nay được mùa' }]
const viewer = (at: string, role: Viewer['role'] = 'member'): Viewer => ({ bridgePointId: point(at), role })
const SON_DONG = viewer('son-dong')

const find = (typed: string, who: Viewer = SON_DONG) => searchReplay(searchIndex(MORNING, CUES, who), typed)
const told = ({ fromMs, text, ranges, source }: Found) => [
  fromMs / 1_000,
  source.kind === 'chapter' ? source.chapter.kind : source.kind,
  ranges.map(({ from, to }) => text.slice(from, to)).join('|'),
]

describe('searching', () => {
  test('finds "son dong" in "Sơn Động": speakers, cues, messages and conclusions in the order of time', () => {
    expect(find('son dong').map(told)).toEqual([
      [12, 'speaker', 'Sơn Động'],
      [14, 'cue', 'Sơn Động'],
      [22, 'message', 'Sơn Động'],
      [35, 'conclusion', 'Sơn Động'],
    ])
  })

  test.each([
    ['thu ngan sach', [5, 'agenda-item', 'Thu ngân sách']],
    ['so tai chinh', [5, 'agenda-item', 'Sở Tài chính']],
    ['phuong an', [30, 'vote', 'phương án']],
    ['ke hoach', [40, 'presentation', 'Kế hoạch']],
    ['giá vải', [12, 'speaker', 'Giá vải']],
    ['mùa được', [14, 'cue', 'được|mùa']],
  ])('finds %j', (typed, expected) => {
    expect(find(typed).map(told)).toEqual([expected])
  })

  test('finds nothing where nothing is typed, or a word is missing', () => {
    for (const typed of ['', '  ', 'son dong khong co']) expect(find(typed)).toEqual([])
  })
})

describe('a message', () => {
  test('to the secretary is found by its bridge point and who receives it, by nobody else', () => {
    expect(find('vang chieu')).toEqual([])
    expect(find('vang chieu', viewer('son-dong', 'observer'))).toEqual([])
    for (const who of [viewer('luc-ngan'), viewer('tinh', 'secretary'), viewer('tinh', 'chair')]) {
      expect(find('vang chieu', who).map(told)).toEqual([[24, 'message', 'vắng chiều']])
    }
  })

  test('to one bridge point is found there', () => {
    expect(find('chuan bi')).toEqual([])
    expect(find('chuan bi', viewer('luc-ngan'))).toHaveLength(1)
  })

  test('that calls for help is not searched at all', () => {
    expect(find('mat tieng', viewer('tinh', 'chair'))).toEqual([])
  })
})

test('whatever happens in a session, all messages that a viewer may see are found and no other', () => {
  const anyViewer = fc.record({
    role: fc.constantFrom(...SESSION_ROLES),
    bridgePointId: fc
      .constantFrom('luc-ngan', 'province', 'son-dong', 'uninvited')
      .map((id) => bridgePointId.parse(id)),
  })
  fc.assert(
    fc.property(anyStory, anyViewer, (story, who) => {
      const { journal } = live(story)
      const index = searchIndex(journal, [], who)
      const found = ['xin chao', 'de nghi'].flatMap((typed) => searchReplay(index, typed))
      const messages = found.flatMap(({ source }) => (source.kind === 'message' ? [source.seq] : []))
      const visible = journal.filter((one) => one.event.type === 'chat.said' && visibleEvent(one, who) === one)
      expect(messages.toSorted((a, b) => a - b)).toEqual(visible.map(({ seq }) => seq))
    }),
    { numRuns: 300 },
  )
})
