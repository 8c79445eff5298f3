// Minutes drafted from a journal: read this as the story of one meeting.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordedEvent, SessionEvent } from './event.ts'
import { draftMinutes } from './minutes.ts'
import type { MinutesFacts } from './minutes.ts'
import { canonicalJson } from './minutes/canonical.ts'
import { minutesPaper } from './minutes/paper.ts'
import { ballotId, bridgePointId, documentId, peerId } from '../protocol/ids.ts'
import { minutesContent } from '../protocol/office/minutes.ts'
import { anyStory, live } from '../../tests/support/story.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (time: string): number => Date.parse(`2026-12-21T${time}+07:00`)
const point = (id: string) => bridgePointId.parse(id)

const FACTS: MinutesFacts = {
  title: 'Giao ban tuần',
  openedAt: at('08:00:00'),
  zone: ZONE,
  head: 'state',
  governingBody: 'Ủy ban nhân dân tỉnh Bắc Giang',
  issuingBody: 'Văn phòng Ủy ban nhân dân tỉnh',
  symbol: 'BB-VPUBND',
  place: 'Bắc Giang',
  venue: 'Phòng họp A',
  chair: 'Chủ tịch UBND tỉnh',
  secretary: 'Thư ký Văn phòng',
  recipients: ['UBND huyện Lục Ngạn', 'Lưu: VT'],
  chairSignature: { authority: '', office: 'Chủ tọa', name: '' },
  secretarySignature: { authority: '', office: 'Thư ký', name: '' },
}

/** A journal of events at times of one morning. */
const journalOf = (...told: readonly (readonly [string, SessionEvent])[]): RecordedEvent[] =>
  told.map(([time, event], index) => ({ seq: index + 1, at: at(time), by: 'system', event }))

const joins = (id: string): SessionEvent => ({
  type: 'peer.joined',
  peerId: peerId.parse(id),
  bridgePointId: point(id),
  role: id === 'tinh' ? 'chair' : 'member',
})
const grants = (id: string, replaces: string | null = null): SessionEvent => ({
  type: 'floor.granted',
  bridgePointId: point(id),
  peerId: peerId.parse(id),
  endsAt: null,
  replaces: replaces === null ? null : point(replaces),
})

const OPENED: SessionEvent = {
  type: 'session.opened',
  title: 'Giao ban tuần',
  bridgePoints: [
    { id: point('tinh'), name: 'Văn phòng UBND tỉnh', main: true },
    { id: point('luc-ngan'), name: 'UBND huyện Lục Ngạn', main: false },
    { id: point('son-dong'), name: 'UBND huyện Sơn Động', main: false },
    { id: point('yen-the'), name: 'UBND huyện Yên Thế', main: false },
  ],
  agenda: [
    { id: 'a1', title: 'Thu ngân sách', rapporteur: 'Sở Tài chính', plannedMinutes: 20 },
    { id: 'a2', title: 'Phòng chống dịch', rapporteur: '', plannedMinutes: 20 },
  ],
  floor: { mode: 'chaired', limitMs: null, most: 1, secretarySpeaks: true },
}
const BALLOT = ballotId.parse('b1')

const MORNING = journalOf(
  ['07:55:00', OPENED],
  ['07:55:01', joins('tinh')],
  ['07:56:00', joins('luc-ngan')],
  ['08:00:00', { type: 'roll-call.started' }],
  ['08:02:00', joins('son-dong')],
  ['08:02:30', { type: 'roll-call.counted', bridgePointId: point('luc-ngan'), delegates: 5 }],
  [
    '08:03:00',
    { type: 'roll-call.marked', bridgePointId: point('yen-the'), mark: { attendance: 'absent', reason: 'Chống bão' } },
  ],
  ['08:05:00', { type: 'agenda.item-started', itemId: 'a1' }],
  ['08:06:00', grants('luc-ngan')],
  ['08:10:00', { type: 'floor.yielded', bridgePointId: point('luc-ngan') }],
  ['08:10:10', grants('luc-ngan')],
  ['08:10:12', { type: 'floor.undone' }],
  ['08:11:00', grants('son-dong')],
  ['08:12:00', grants('luc-ngan', 'son-dong')],
  ['08:14:00', { type: 'floor.revoked', bridgePointId: point('luc-ngan'), cause: 'chair' }],
  [
    '08:15:00',
    {
      type: 'document.opened',
      documentId: documentId.parse('d1'),
      name: 'Báo cáo thu.pdf',
      mediaType: 'application/pdf',
      peerId: peerId.parse('tinh'),
    },
  ],
  ['08:20:00', { type: 'agenda.item-finished', itemId: 'a1' }],
  ['08:21:00', { type: 'peer.line-dropped', peerId: peerId.parse('son-dong') }],
  ['08:21:15', { type: 'peer.line-restored', peerId: peerId.parse('son-dong') }],
  ['08:25:00', { type: 'peer.line-dropped', peerId: peerId.parse('luc-ngan') }],
  ['08:28:00', { type: 'peer.line-restored', peerId: peerId.parse('luc-ngan') }],
  [
    '08:30:00',
    {
      type: 'ballot.opened',
      id: BALLOT,
      motion: 'Thông qua phương án',
      secret: true,
      unit: 'bridge-point',
      options: ['Tán thành', 'Không tán thành'],
      voters: [{ bridgePointId: point('luc-ngan'), papers: 1 }],
      entitled: 4,
      quorumPercent: 50,
      publicKey: 'key',
    },
  ],
  [
    '08:31:00',
    { type: 'ballot.papers-handed', id: BALLOT, bridgePointId: point('luc-ngan'), papers: 1, digest: 'digest' },
  ],
  [
    '08:32:00',
    {
      type: 'ballot.closed',
      id: BALLOT,
      papers: [
        { serial: 'aaa', option: 0 },
        { serial: 'bbb', option: 0 },
        { serial: 'ccc', option: 1 },
      ],
    },
  ],
  ['08:33:00', { type: 'conclusion.added', id: 'c1', text: 'Giao Sở Tài chính hoàn thành.', itemId: 'a1' }],
  ['08:40:00', { type: 'session.closed' }],
)

describe('the minutes of a morning', () => {
  const minutes = draftMinutes(MORNING, FACTS)

  test('begin and end with the session', () => {
    expect(minutes).toMatchObject({ openedAt: at('07:55:00'), closedAt: at('08:40:00'), summary: 'Giao ban tuần' })
  })

  test('say who attended, since when, and how long a line was away', () => {
    expect(minutes.attendance).toMatchObject([
      { name: 'Văn phòng UBND tỉnh', attendance: 'present', firstAt: at('07:55:01'), awayMs: 0 },
      { name: 'UBND huyện Lục Ngạn', attendance: 'present', delegates: 5, awayMs: 180_000 },
      { name: 'UBND huyện Sơn Động', attendance: 'late', firstAt: at('08:02:00'), awayMs: 15_000 },
      { name: 'UBND huyện Yên Thế', attendance: 'absent', reason: 'Chống bão', firstAt: null, awayMs: 0 },
    ])
    expect(minutes.quorum).toEqual({ present: 3, invited: 4, reached: true })
  })

  test('tell under each item who spoke; a grant that was taken back is no speech, one who was replaced has ended', () => {
    expect(minutes.parts[0]).toMatchObject({
      title: 'Thu ngân sách',
      rapporteur: 'Sở Tài chính',
      startedAt: at('08:05:00'),
      endedAt: at('08:20:00'),
      speeches: [
        { speaker: 'UBND huyện Lục Ngạn', startedAt: at('08:06:00'), endedAt: at('08:10:00') },
        { speaker: 'UBND huyện Sơn Động', startedAt: at('08:11:00'), endedAt: at('08:12:00') },
        { speaker: 'UBND huyện Lục Ngạn', startedAt: at('08:12:00'), endedAt: at('08:14:00') },
      ],
      text: 'Trình chiếu tài liệu: Báo cáo thu.pdf.',
    })
    expect(minutes.parts[1]).toMatchObject({ title: 'Phòng chống dịch', startedAt: null, speeches: [], text: '' })
  })

  test('put what belongs to no item at the end, and leave a blink of a line out', () => {
    expect(minutes.parts.slice(2)).toMatchObject([
      { title: '', text: 'UBND huyện Lục Ngạn mất kết nối từ 08 giờ 25 phút đến 08 giờ 28 phút.' },
    ])
  })

  test('give a secret vote by its counts alone', () => {
    expect(minutes.votes).toEqual([
      {
        motion: 'Thông qua phương án',
        secret: true,
        unit: 'bridge-point',
        results: [
          { option: 'Tán thành', count: 2 },
          { option: 'Không tán thành', count: 1 },
        ],
        entitled: 4,
        quorate: true,
        at: at('08:32:00'),
      },
    ])
    expect(JSON.stringify(minutes)).not.toMatch(/aaa|bbb|ccc|digest/)
  })

  test('end with the conclusions', () => {
    expect(minutes.conclusions).toEqual(['Giao Sở Tài chính hoàn thành.'])
  })

  test('can be saved as they are', () => {
    expect(minutesContent.parse(minutes)).toEqual(minutes)
  })

  test('read as an official document', () => {
    const { blocks, number, placeAndDate, recipients, issuingBody } = minutesPaper(minutes, { status: 'draft' }, ZONE)
    expect([number, placeAndDate, issuingBody]).toEqual([
      'Số:         /BB-VPUBND',
      'Bắc Giang, ngày 21 tháng 12 năm 2026',
      'VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH',
    ])
    expect(recipients).toEqual(['- UBND huyện Lục Ngạn;', '- Lưu: VT.'])
    const lines = blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text]))
    expect(lines).toContain('1. Thu ngân sách (Sở Tài chính báo cáo)')
    expect(lines).toContain('- UBND huyện Yên Thế: vắng mặt, chống bão.')
    expect(lines).toContain('- UBND huyện Lục Ngạn: từ 08 giờ 06 phút đến 08 giờ 10 phút;')
    expect(lines).toContain('Kết quả: Tán thành: 02 phiếu (66,7%); Không tán thành: 01 phiếu (33,3%).')
    expect(lines.at(-1)).toBe('Cuộc họp kết thúc vào 08 giờ 40 phút, ngày 21 tháng 12 năm 2026./.')
  })
})

describe('other meetings', () => {
  const open: SessionEvent = { ...OPENED, floor: { mode: 'open', limitMs: null, most: 1, secretarySpeaks: true } }
  const microphone = (id: string, position: 'opened' | 'closed'): SessionEvent => ({
    type: `microphone.${position}`,
    peerId: peerId.parse(id),
  })

  test('in open discussion whoever had the microphone open for five seconds has spoken', () => {
    const minutes = draftMinutes(
      journalOf(
        ['08:00:00', open],
        ['08:00:01', joins('luc-ngan')],
        ['08:01:00', microphone('luc-ngan', 'opened')],
        ['08:01:04', microphone('luc-ngan', 'closed')],
        ['08:02:00', microphone('luc-ngan', 'opened')],
        ['08:02:05', microphone('luc-ngan', 'closed')],
      ),
      FACTS,
    )
    expect(minutes.closedAt).toBeNull()
    expect(minutes.parts.at(-1)?.speeches).toEqual([
      { speaker: 'UBND huyện Lục Ngạn', startedAt: at('08:02:00'), endedAt: at('08:02:05') },
    ])
  })

  test('a session that was closed long after everybody had gone ended when the last one went', () => {
    const minutes = draftMinutes(
      journalOf(
        ['08:00:00', open],
        ['08:00:01', joins('luc-ngan')],
        ['08:00:02', joins('son-dong')],
        ['08:10:00', { type: 'peer.line-dropped', peerId: peerId.parse('son-dong') }],
        ['08:11:00', { type: 'peer.left', peerId: peerId.parse('son-dong'), cause: 'line-down' }],
        ['09:00:00', { type: 'peer.line-dropped', peerId: peerId.parse('luc-ngan') }],
        ['09:01:00', { type: 'peer.left', peerId: peerId.parse('luc-ngan'), cause: 'line-down' }],
        ['12:00:00', { type: 'session.closed' }],
      ),
      FACTS,
    )
    expect(minutes.closedAt).toBe(at('09:01:00'))
    expect(minutes.attendance).toMatchObject([
      { attendance: 'absent' },
      { name: 'UBND huyện Lục Ngạn', attendance: 'present', awayMs: 0 },
      { name: 'UBND huyện Sơn Động', attendance: 'line-down', awayMs: 51 * 60_000 },
      { attendance: 'absent' },
    ])
  })

  test('of a session whose journal is empty there is a draft, too', () => {
    const minutes = draftMinutes([], FACTS)
    expect(minutes).toMatchObject({ openedAt: FACTS.openedAt, closedAt: null, attendance: [], parts: [] })
    expect(minutesContent.parse(minutes)).toEqual(minutes)
  })
})

test('two drafts of the same journal are equal, of however strange a session', () => {
  fc.assert(
    fc.property(anyStory, (acts) => {
      const { journal } = live(acts)
      const [first, second] = [draftMinutes(journal, FACTS), draftMinutes(structuredClone(journal), FACTS)]
      expect(canonicalJson(second)).toBe(canonicalJson(first))
    }),
  )
})

test('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"x","d":null}]}',
  )
})
